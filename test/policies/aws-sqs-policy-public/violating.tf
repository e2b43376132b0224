data "aws_iam_policy_document" "everybody" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::111122223333:root", "*"]
    }
  }
}

resource "aws_sqs_queue_policy" "referred" {
  queue_url = "https://sqs.eu-central-1.amazonaws.com/111122223333/orders"
  policy = data.aws_iam_policy_document.everybody.json
}

resource "aws_sqs_queue_policy" "encoded" {
  queue_url = "https://sqs.eu-central-1.amazonaws.com/111122223333/orders"
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = { AWS = ["*"] }, Action = "sqs:*", Resource = "*" }]
  })
}

resource "aws_sqs_queue" "heredoc" {
  name = "orders"
  policy = <<-JSON
    {
      "Version": "2012-10-17",
      "Statement": { "Effect": "Allow", "Principal": "*", "Action": "sqs:SendMessage", "Resource": "*" }
    }
  JSON
}
