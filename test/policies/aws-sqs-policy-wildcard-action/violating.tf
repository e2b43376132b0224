data "aws_iam_policy_document" "role" {
  statement {
    actions   = ["sqs:*"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::111122223333:role/deploy"]
    }
  }
}

resource "aws_sqs_queue_policy" "role" {
  queue_url = "https://sqs.eu-central-1.amazonaws.com/111122223333/example-role"
  policy = data.aws_iam_policy_document.role.json
}

resource "aws_sqs_queue" "account" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "111122223333" }
      Action    = "*"
      Resource  = "*"
    }]
  })
}
