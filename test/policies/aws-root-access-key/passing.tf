resource "aws_iam_user" "deploy" {
  name = "deploy"
}

resource "aws_iam_user" "root" {
  name = "root"
}

resource "aws_iam_access_key" "deploy" {
  user = aws_iam_user.deploy.name
}

resource "aws_iam_access_key" "root" {
  user = aws_iam_user.root.name
}
