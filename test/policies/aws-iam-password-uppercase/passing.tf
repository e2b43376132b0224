resource "aws_iam_account_password_policy" "strict" {
  require_uppercase_characters = true
}

resource "aws_iam_account_password_policy" "as_text" {
  require_uppercase_characters = "true"
}
