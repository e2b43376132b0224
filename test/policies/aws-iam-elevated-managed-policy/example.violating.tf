resource "aws_iam_role_policy_attachment" "worker" {
  role       = "worker"
  policy_arn = "arn:aws:iam::aws:policy/AmazonS3FullAccess"
}
