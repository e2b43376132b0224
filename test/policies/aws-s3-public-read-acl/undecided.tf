variable "acl" {
  type = string
}

variable "bucket" {
  type = string
}

resource "aws_s3_bucket" "asked_for" {
  bucket = "example-asked-for"
  acl    = var.acl
}

resource "aws_s3_bucket" "maybe_blocked" {
  bucket = "example-maybe-blocked"
  acl    = "public-read"
}

resource "aws_s3_bucket_public_access_block" "somewhere" {
  bucket             = var.bucket
  ignore_public_acls = true
}
