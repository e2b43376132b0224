variable "users" {
  type = list(string)
}

resource "aws_iam_policy_attachment" "asked_for" {
  name       = "asked-for"
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
  users      = var.users
}

resource "aws_iam_policy_attachment" "joined" {
  name       = "joined"
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
  users      = concat([], var.users)
}
