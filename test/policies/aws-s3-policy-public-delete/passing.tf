data "aws_iam_policy_document" "other" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

resource "aws_s3_bucket_policy" "other" {
  bucket = "example-other"
  policy = data.aws_iam_policy_document.other.json
}

data "aws_iam_policy_document" "organization" {
  statement {
    actions   = ["s3:DeleteObject"]
    resources = ["*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalOrgID"
      values   = ["o-a1b2c3d4e5"]
    }
  }
}

resource "aws_s3_bucket_policy" "organization" {
  bucket = "example-organization"
  policy = data.aws_iam_policy_document.organization.json
}

data "aws_iam_policy_document" "denied" {
  statement {
    effect    = "Deny"
    actions   = ["s3:DeleteObject"]
    resources = ["*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

resource "aws_s3_bucket_policy" "denied" {
  bucket = "example-denied"
  policy = data.aws_iam_policy_document.denied.json
}

resource "aws_s3_bucket" "account" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "111122223333" }
      Action    = "s3:DeleteObject"
      Resource  = "*"
    }]
  })
}
