resource "aws_iam_role_policy_attachment" "core" {
  role       = "worker"
  policy_arn = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"
}

resource "aws_iam_group_policy_attachment" "people" {
  group      = "developers"
  policy_arn = "arn:aws:iam::aws:policy/PowerUserAccess"
}
