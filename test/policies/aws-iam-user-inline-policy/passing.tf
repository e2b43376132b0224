resource "aws_iam_user_policy_attachment" "reports" {
  user       = "accounting"
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

resource "aws_iam_group_policy" "reports" {
  group  = "accounting"
  policy = jsonencode({ Statement = [] })
}
