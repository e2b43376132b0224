resource "aws_s3_bucket" "off" {
  bucket = "example-off"
}

resource "aws_s3_bucket_public_access_block" "off" {
  bucket                  = aws_s3_bucket.off.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = false
}

resource "aws_s3_bucket" "left_out" {
  bucket = "example-left_out"
}

resource "aws_s3_bucket_public_access_block" "left_out" {
  bucket              = aws_s3_bucket.left_out.id
  block_public_acls   = true
  block_public_policy = true
  ignore_public_acls  = true
}

resource "aws_s3_bucket_public_access_block" "elsewhere" {
  bucket                  = "example-elsewhere"
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = "false"
}
