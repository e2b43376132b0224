variable "key" {
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
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "asked" {
  bucket = aws_s3_bucket.asked.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = var.key
    }
  }
}
