data "aws_iam_policy_document" "role" {
  statement {
    actions   = ["s3:*"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::111122223333:role/deploy"]
    }
  }
}

resource "aws_s3_bucket_policy" "role" {
  bucket = "example-role"
  policy = data.aws_iam_policy_document.role.json
}

resource "aws_s3_bucket" "account" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "111122223333" }
      Action    = "*"
      Resource  = "*"
    }]
  })
}
