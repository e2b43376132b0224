resource "aws_s3_bucket_acl" "reports" {
  bucket = "example-reports"
  acl    = "private"
}
