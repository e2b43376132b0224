resource "aws_iam_policy" "reports" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      NotResource = "arn:aws:s3:::example-secrets/*"
      Action = "s3:GetObject"
    }]
  })
}
