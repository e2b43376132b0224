variable "blocked" {
  type = bool
}

resource "aws_s3_bucket" "asked" {
  bucket = "example-asked"
}

resource "aws_s3_bucket_public_access_block" "asked" {
  bucket                  = aws_s3_bucket.asked.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = var.blocked
}
