variable "given" {
  type = list(string)
}

resource "aws_iam_policy" "given" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      NotResource = var.given
      Action = "s3:GetObject"
    }]
  })
}
