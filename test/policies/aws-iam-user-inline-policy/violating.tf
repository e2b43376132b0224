resource "aws_iam_user_policy" "reports" {
  user   = "accounting"
  policy = jsonencode({ Statement = [] })
}
