resource "aws_iam_account_password_policy" "weak" {
  require_lowercase_characters = false
}

resource "aws_iam_account_password_policy" "weak_0" {
  require_lowercase_characters = "false"
}
