resource "aws_s3_bucket" "on" {
  bucket = "example-on"
}

resource "aws_s3_bucket_public_access_block" "on" {
  bucket                  = aws_s3_bucket.on.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket" "no_block" {
  bucket = "example-no-block"
}
