data "aws_caller_identity" "current" {}

data "aws_iam_policy_document" "listed" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::111122223333:role/deploy"]
    }
  }
}

resource "aws_s3_bucket_policy" "listed" {
  bucket = "example-listed"
  policy = data.aws_iam_policy_document.listed.json
}

data "aws_iam_policy_document" "own" {
  statement {
    actions   = ["s3:*"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::${data.aws_caller_identity.current.account_id}:root"]
    }
  }
}

resource "aws_s3_bucket_policy" "own" {
  bucket = "example-own"
  policy = data.aws_iam_policy_document.own.json
}
