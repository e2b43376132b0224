variable "on" {}

resource "aws_s3_bucket" "b" {}

data "aws_caller_identity" "here" {}

data "aws_iam_policy_document" "d" {
  statement {
    actions   = ["s3:PutObject"]
    resources = ["_BUCKET_ARN_/*"]

    principals {
      type        = "AWS"
      identifiers = ["_WHO_"]
    }
  }
}

resource "aws_s3_bucket_policy" "p" {
  bucket = aws_s3_bucket.b.id
  policy = replace(data.aws_iam_policy_document.d.json, "_WHO_", "*")
}
