resource "aws_iam_account_password_policy" "weak" {
  max_password_age = 365
}

resource "aws_iam_account_password_policy" "weak_0" {
  max_password_age = 0
}

resource "aws_iam_account_password_policy" "weak_1" {
  max_password_age = 91
}
