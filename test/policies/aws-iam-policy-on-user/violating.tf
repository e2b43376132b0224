variable "others" {
  type = list(string)
}

resource "aws_iam_user" "accounting" {
  name = "accounting"
}

resource "aws_iam_policy_attachment" "named" {
  name       = "named"
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
  users      = [aws_iam_user.accounting.name]
}

resource "aws_iam_policy_attachment" "joined" {
  name       = "joined"
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
  users      = concat(var.others, ["accounting"])
}

resource "aws_iam_user_policy_attachment" "reports" {
  user       = aws_iam_user.accounting.name
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

resource "aws_iam_user_policy" "reports" {
  user   = aws_iam_user.accounting.name
  policy = jsonencode({ Statement = [] })
}

resource "aws_iam_user_policy_attachments_exclusive" "reports" {
  user_name   = "accounting"
  policy_arns = ["arn:aws:iam::aws:policy/ReadOnlyAccess"]
}
