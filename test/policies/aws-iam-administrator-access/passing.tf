data "aws_partition" "current" {}

data "aws_iam_policy" "read_only" {
  name = "ReadOnlyAccess"
}

resource "aws_iam_policy" "deploy" {
  name   = "AdministratorAccess"
  policy = jsonencode({ Statement = [] })
}

resource "aws_iam_role" "deploy" {
  assume_role_policy   = "{}"
  permissions_boundary = "arn:aws:iam::aws:policy/AdministratorAccess"
}

resource "aws_iam_role_policy_attachment" "own" {
  role       = aws_iam_role.deploy.name
  policy_arn = aws_iam_policy.deploy.arn
}

resource "aws_iam_role_policy_attachment" "read_only" {
  role       = aws_iam_role.deploy.name
  policy_arn = data.aws_iam_policy.read_only.arn
}

resource "aws_iam_role_policy_attachment" "logs" {
  role       = aws_iam_role.deploy.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/CloudWatchLogsFullAccess"
}
