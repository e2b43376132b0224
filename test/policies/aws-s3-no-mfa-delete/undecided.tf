variable "mfa" {
  type = string
}

resource "aws_s3_bucket" "asked" {
  bucket = "example-asked"
}

resource "aws_s3_bucket_public_access_block" "asked" {
  bucket                  = aws_s3_bucket.asked.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_versioning" "asked" {
  bucket = aws_s3_bucket.asked.id

  versioning_configuration {
    status     = "Enabled"
    mfa_delete = var.mfa
  }
}
