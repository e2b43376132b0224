data "aws_s3_bucket" "found" {
  bucket = var.name
}

variable "name" {
  type = string
}

resource "aws_s3_bucket" "logs" {
  bucket_prefix = "example-"
}

resource "aws_s3_bucket_public_access_block" "logs" {
  bucket                  = data.aws_s3_bucket.found.id
  block_public_acls       = true
  ignore_public_acls      = true
  block_public_policy     = true
  restrict_public_buckets = true
}
