resource "aws_iam_account_password_policy" "strict" {
  minimum_password_length = 14
}

resource "aws_iam_account_password_policy" "as_text" {
  minimum_password_length = "14"
}
