resource "aws_iam_account_password_policy" "weak" {
  minimum_password_length = 8
}

resource "aws_iam_account_password_policy" "weak_0" {
  minimum_password_length = 13
}

resource "aws_iam_account_password_policy" "weak_1" {
  minimum_password_length = "10"
}
