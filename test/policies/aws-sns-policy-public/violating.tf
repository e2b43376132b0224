data "aws_iam_policy_document" "everybody" {
  statement {
    actions   = ["sns:Publish"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::111122223333:root", "*"]
    }
  }
}

resource "aws_sns_topic_policy" "referred" {
  arn    = "arn:aws:sns:eu-central-1:111122223333:orders"
  policy = data.aws_iam_policy_document.everybody.json
}

resource "aws_sns_topic_policy" "encoded" {
  arn    = "arn:aws:sns:eu-central-1:111122223333:orders"
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = { AWS = ["*"] }, Action = "sns:*", Resource = "*" }]
  })
}

resource "aws_sns_topic" "heredoc" {
  name   = "orders"
  policy = <<-JSON
    {
      "Version": "2012-10-17",
      "Statement": { "Effect": "Allow", "Principal": "*", "Action": "sns:Publish", "Resource": "*" }
    }
  JSON
}
