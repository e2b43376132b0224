resource "aws_iam_account_password_policy" "weak" {
  require_symbols = false
}

resource "aws_iam_account_password_policy" "weak_0" {
  require_symbols = "false"
}
