variable "protect" {
  type = bool
}

resource "aws_s3_bucket" "owned" {
  bucket = "example-owned"
}

resource "aws_s3_bucket_acl" "owned" {
  bucket = aws_s3_bucket.owned.id
  acl    = "public-read"
}

resource "aws_s3_bucket_ownership_controls" "owned" {
  count  = var.protect ? 1 : 0
  bucket = aws_s3_bucket.owned.id
  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}
