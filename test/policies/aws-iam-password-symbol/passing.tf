resource "aws_iam_account_password_policy" "strict" {
  require_symbols = true
}

resource "aws_iam_account_password_policy" "as_text" {
  require_symbols = "true"
}
