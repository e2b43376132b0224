resource "aws_iam_policy" "named" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      NotResource = "arn:aws:s3:::example-secrets/*"
      Action = "s3:GetObject"
    }]
  })
}

data "aws_iam_policy_document" "block" {
  statement {
    not_resources = ["arn:aws:s3:::example-secrets/*"]
    actions = ["s3:GetObject"]
  }
}

resource "aws_sqs_queue_policy" "queue" {
  queue_url = "https://sqs.eu-central-1.amazonaws.com/111122223333/orders"
  policy = jsonencode({
    Statement = [{
      Principal = { AWS = "111122223333" }
      Effect = "Allow"
      NotResource = "arn:aws:s3:::example-secrets/*"
      Action = "s3:GetObject"
    }]
  })
}
