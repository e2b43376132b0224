data "aws_iam_policy_document" "reports" {
  statement {
    actions   = ["s3:*"]
    resources = ["arn:aws:s3:::example-reports/*"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }

  statement {
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = ["arn:aws:s3:::example-reports", "arn:aws:s3:::example-reports/*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_s3_bucket_policy" "reports" {
  bucket = "example-reports"
  policy = data.aws_iam_policy_document.reports.json
}
