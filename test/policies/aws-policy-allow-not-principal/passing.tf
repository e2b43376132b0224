data "aws_iam_policy_document" "only" {
  statement {
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = ["arn:aws:s3:::example-reports/*"]
    not_principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::111122223333:role/reports"]
    }
  }
}

resource "aws_s3_bucket_policy" "reports" {
  bucket = "example-reports"
  policy = data.aws_iam_policy_document.only.json
}
