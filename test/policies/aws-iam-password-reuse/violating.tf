resource "aws_iam_account_password_policy" "weak" {
  password_reuse_prevention = 5
}

resource "aws_iam_account_password_policy" "weak_0" {
  password_reuse_prevention = 0
}
