data "aws_iam_policy_document" "named" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

resource "aws_s3_bucket_policy" "named" {
  bucket = "example-named"
  policy = data.aws_iam_policy_document.named.json
}

data "aws_iam_policy_document" "any_account" {
  statement {
    actions   = ["s3:Get*"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}

resource "aws_s3_bucket_policy" "any_account" {
  bucket = "example-any-account"
  policy = data.aws_iam_policy_document.any_account.json
}

resource "aws_s3_bucket" "inside" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = ["s3:ListBucket", "s3:GetObjectVersion"]
      Resource  = "*"
    }]
  })
}
