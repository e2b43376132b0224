data "aws_iam_policy_document" "key" {
  statement {
    actions   = ["*"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::111122223333:root"]
    }
  }
}

data "aws_iam_policy_document" "limit" {
  statement {
    actions   = ["*"]
    resources = ["*"]
  }
}

resource "aws_organizations_policy" "limit" {
  name    = "limit"
  content = data.aws_iam_policy_document.limit.json
}

resource "aws_s3_bucket" "reports" {
  bucket = "example-reports"
}

resource "aws_iam_user_policy" "reports" {
  user = "somebody"
  policy = jsonencode({
    Statement = [
      { Effect = "Allow", Action = "*", Resource = [aws_s3_bucket.reports.arn, "${aws_s3_bucket.reports.arn}/*"] },
      { Effect = "Deny", Action = "*", Resource = "*" },
    ]
  })
}
