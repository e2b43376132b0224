variable "users" {
  type = list(string)
}

variable "is_test" {
  type = bool
}

resource "aws_iam_policy_attachment" "some" {
  name       = "some"
  policy_arn = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"
  users      = concat(var.users, [])
}

resource "aws_iam_policy_attachment" "perhaps" {
  name       = "perhaps"
  policy_arn = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"
  users      = var.is_test ? ["tester"] : []
}
