resource "aws_s3_bucket" "website" {
  bucket = "example-website"
}

data "aws_iam_policy_document" "shared" {
  statement {
    actions   = ["s3:ListBucket"]
    resources = [aws_s3_bucket.website.arn]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

data "aws_iam_policy_document" "website" {
  source_policy_documents = [data.aws_iam_policy_document.shared.json]

  statement {
    actions   = ["s3:GetObject"]
    resources = ["${aws_s3_bucket.website.arn}/*"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::111122223333:root", "*"]
    }
    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["true"]
    }
  }
}

resource "aws_s3_bucket_policy" "website" {
  bucket = aws_s3_bucket.website.id
  policy = data.aws_iam_policy_document.website.json
}

resource "aws_s3_bucket_policy" "encoded" {
  bucket = "example-encoded"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = ["*"] }
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:::example-encoded/*"
    }]
  })
}

resource "aws_s3_bucket" "heredoc" {
  bucket = "example-heredoc"
  policy = <<-JSON
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Effect": "Allow",
          "Principal": "*",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::example-heredoc/*"
        }
      ]
    }
  JSON
}
