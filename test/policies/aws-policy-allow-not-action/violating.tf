resource "aws_iam_policy" "named" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      NotAction = "iam:*"
      Resource = "arn:aws:s3:::example-reports/*"
    }]
  })
}

data "aws_iam_policy_document" "block" {
  statement {
    not_actions = ["iam:*"]
    resources = ["arn:aws:s3:::example-reports/*"]
  }
}

resource "aws_sqs_queue_policy" "queue" {
  queue_url = "https://sqs.eu-central-1.amazonaws.com/111122223333/orders"
  policy = jsonencode({
    Statement = [{
      Principal = { AWS = "111122223333" }
      Effect = "Allow"
      NotAction = "iam:*"
      Resource = "arn:aws:s3:::example-reports/*"
    }]
  })
}
