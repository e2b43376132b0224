variable "name" {
  type = string
}

resource "aws_s3_bucket" "by_reference" {
  bucket = "example-by-reference"
}

resource "aws_s3_bucket_public_access_block" "by_reference" {
  bucket                  = aws_s3_bucket.by_reference.bucket
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket" "by_name" {
  bucket = "example-by-name"
}

resource "aws_s3_bucket_public_access_block" "by_name" {
  bucket                  = "example-by-name"
  block_public_acls       = "true"
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket" "by_variable" {
  bucket = var.name
}

resource "aws_s3_bucket_public_access_block" "by_variable" {
  bucket                  = var.name
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket" "counted" {
  count  = 2
  bucket = "example-counted-${count.index}"
}

resource "aws_s3_bucket_public_access_block" "counted" {
  count                   = 2
  bucket                  = aws_s3_bucket.counted[count.index].id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}
