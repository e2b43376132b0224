resource "aws_iam_account_password_policy" "strict" {
  password_reuse_prevention = 24
}

resource "aws_iam_account_password_policy" "as_text" {
  password_reuse_prevention = "24"
}
