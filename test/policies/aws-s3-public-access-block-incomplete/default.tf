resource "aws_s3_bucket" "no_block" {
  bucket = "example-no-block"
}

resource "aws_s3_bucket" "no_flags" {
  bucket = "example-no-flags"
}

resource "aws_s3_bucket_public_access_block" "no_flags" {
  bucket = aws_s3_bucket.no_flags.id
}
