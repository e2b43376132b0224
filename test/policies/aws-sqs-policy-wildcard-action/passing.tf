data "aws_caller_identity" "current" {}

data "aws_iam_policy_document" "listed" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::111122223333:role/deploy"]
    }
  }
}

resource "aws_sqs_queue_policy" "listed" {
  queue_url = "https://sqs.eu-central-1.amazonaws.com/111122223333/example-listed"
  policy = data.aws_iam_policy_document.listed.json
}

data "aws_iam_policy_document" "own" {
  statement {
    actions   = ["sqs:*"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::${data.aws_caller_identity.current.account_id}:root"]
    }
  }
}

resource "aws_sqs_queue_policy" "own" {
  queue_url = "https://sqs.eu-central-1.amazonaws.com/111122223333/example-own"
  policy = data.aws_iam_policy_document.own.json
}
