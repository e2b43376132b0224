resource "aws_s3_bucket" "unwritten" {
  bucket = "example-unwritten"
}

resource "aws_s3_bucket" "partial" {
  bucket = "example-partial"
}

resource "aws_s3_bucket_public_access_block" "partial" {
  bucket            = aws_s3_bucket.partial.id
  block_public_acls = true
}
