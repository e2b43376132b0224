resource "aws_iam_policy" "upload" {
  name = "upload"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "*"
      Resource = "arn:aws:s3:::example-uploads/*"
    }]
  })
}
