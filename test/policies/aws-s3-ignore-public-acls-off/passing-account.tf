resource "aws_s3_bucket" "off" {
  bucket = "example-off"
}

resource "aws_s3_bucket_public_access_block" "off" {
  bucket                  = aws_s3_bucket.off.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = false
  restrict_public_buckets = true
}

resource "aws_s3_account_public_access_block" "account" {
  ignore_public_acls = true
}
