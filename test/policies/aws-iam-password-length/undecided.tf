variable "given" {
  type = string
}

resource "aws_iam_account_password_policy" "given" {
  minimum_password_length = var.given
}
