variable "protect" {
  type = bool
}

variable "names" {
  type = set(string)
}

resource "aws_s3_bucket" "counted" {
  bucket = "example-counted"
}

resource "aws_s3_bucket_public_access_block" "counted" {
  count                   = var.protect ? 1 : 0
  bucket                  = aws_s3_bucket.counted.id
  block_public_acls       = true
  ignore_public_acls      = true
  block_public_policy     = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket" "for_each" {
  bucket = "example-for-each"
}

resource "aws_s3_bucket_public_access_block" "for_each" {
  for_each                = var.names
  bucket                  = aws_s3_bucket.for_each.id
  block_public_acls       = true
  ignore_public_acls      = true
  block_public_policy     = true
  restrict_public_buckets = true
}
