resource "aws_iam_account_password_policy" "weak" {
  require_uppercase_characters = false
}

resource "aws_iam_account_password_policy" "weak_0" {
  require_uppercase_characters = "false"
}
