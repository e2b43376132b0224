variable "given" {
  type = string
}

resource "aws_iam_account_password_policy" "given" {
  require_lowercase_characters = var.given
}
