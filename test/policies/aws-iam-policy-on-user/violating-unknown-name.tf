variable "user" {}

resource "aws_iam_policy_attachment" "one" {
  name       = "one"
  policy_arn = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"
  users      = [var.user]
}
