resource "aws_iam_policy_attachment" "reports" {
  name       = "reports"
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
  groups     = ["accounting"]
}

resource "aws_iam_user_policy_attachments_exclusive" "none" {
  user_name   = "accounting"
  policy_arns = []
}

resource "aws_iam_user_group_membership" "accounting" {
  user   = "somebody"
  groups = ["accounting"]
}
