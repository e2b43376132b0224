resource "aws_iam_account_password_policy" "strict" {
  max_password_age = 90
}

resource "aws_iam_account_password_policy" "as_text" {
  max_password_age = "90"
}
