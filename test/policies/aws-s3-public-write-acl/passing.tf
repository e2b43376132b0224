resource "aws_s3_bucket" "website" {
  bucket = "example-website"
  acl    = "public-read"
}

resource "aws_s3_account_public_access_block" "account" {
  block_public_acls = true
}

resource "aws_s3_bucket" "blocked_by_the_account" {
  bucket = "example-blocked"
  acl    = "public-read-write"
}
