# Off by default.
resource "aws_s3_bucket" "off" {
  bucket = "example-off"
}

resource "aws_s3_bucket_public_access_block" "off" {
  bucket                  = aws_s3_bucket.off.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_versioning" "off" {
  bucket = aws_s3_bucket.off.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket" "no_versions" {
  bucket = "example-no-versions"
}
