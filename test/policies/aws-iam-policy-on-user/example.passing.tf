resource "aws_iam_policy_attachment" "reports" {
  name       = "reports"
  policy_arn = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"
  groups     = ["accounting"]
}
