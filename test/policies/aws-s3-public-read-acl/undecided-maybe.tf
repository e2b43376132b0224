variable "protect" {
  type = bool
}

resource "aws_s3_bucket" "site" {
  bucket = "example-site"
}

resource "aws_s3_bucket_acl" "site" {
  bucket = aws_s3_bucket.site.id
  acl    = "public-read"
}

resource "aws_s3_account_public_access_block" "account" {
  count              = var.protect ? 1 : 0
  ignore_public_acls = true
  block_public_acls  = true
}
