data "aws_caller_identity" "current" {}

data "aws_iam_policy_document" "narrowed" {
  statement {
    actions   = ["sns:*"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::${data.aws_caller_identity.current.account_id}:root"]
    }
  }
  statement {
    actions   = ["sns:Publish"]
    resources = ["*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }
}

resource "aws_sns_topic_policy" "narrowed" {
  arn    = "arn:aws:sns:eu-central-1:111122223333:orders"
  policy = data.aws_iam_policy_document.narrowed.json
}

resource "aws_sns_topic" "encoded" {
  name   = "orders"
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "sns:Publish"
      Resource  = "*"
      Condition = { ArnLike = { "aws:SourceArn" = "arn:aws:s3:::example-uploads" } }
    }]
  })
}
