resource "aws_iam_user_group_membership" "accounting" {
  user   = "accounting"
  groups = ["accounting"]
}

resource "aws_iam_user_policy_attachment" "reports" {
  user       = "accounting"
  policy_arn = "arn:aws:iam::111122223333:policy/reports"
}
