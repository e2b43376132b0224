variable "user" {
  type = string
}

resource "aws_iam_access_key" "deploy" {
  user = var.user
}
