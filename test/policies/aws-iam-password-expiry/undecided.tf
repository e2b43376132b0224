variable "given" {
  type = string
}

resource "aws_iam_account_password_policy" "given" {
  max_password_age = var.given
}
