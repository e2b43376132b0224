data "aws_s3_bucket" "uploads" {
  bucket = "example-uploads"
}

locals {
  uploads = data.aws_s3_bucket.uploads
}

resource "aws_s3_bucket_acl" "uploads" {
  bucket = data.aws_s3_bucket.uploads.id
  acl    = "public-read-write"
}

resource "aws_s3_bucket_public_access_block" "uploads" {
  bucket                  = local.uploads.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}
