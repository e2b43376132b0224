resource "aws_s3_bucket" "private" {
  bucket = "example-private"
}

resource "aws_s3_bucket_acl" "private" {
  bucket = aws_s3_bucket.private.id
}
