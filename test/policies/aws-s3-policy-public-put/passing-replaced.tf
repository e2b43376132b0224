variable "on" {}

resource "aws_s3_bucket" "b" {}

data "aws_caller_identity" "here" {}

data "aws_iam_policy_document" "d" {
  statement {
    actions   = ["s3:PutObject"]
    resources = ["_BUCKET_ARN_/*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::_ACCOUNT_:root"]
    }
  }
}

resource "aws_s3_bucket_policy" "p" {
  bucket = aws_s3_bucket.b.id
  policy = replace(replace(data.aws_iam_policy_document.d.json, "_BUCKET_ARN_", aws_s3_bucket.b.arn), "_ACCOUNT_", data.aws_caller_identity.here.account_id)
}
