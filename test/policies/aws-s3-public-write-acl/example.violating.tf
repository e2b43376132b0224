resource "aws_s3_bucket_acl" "uploads" {
  bucket = "example-uploads"
  acl    = "public-read-write"
}
