resource "aws_s3_bucket" "reports" {
  bucket = "example-reports"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "reports" {
  bucket = aws_s3_bucket.reports.id
  rule {
    bucket_key_enabled = true
  }
}

resource "aws_s3_bucket" "older" {
  bucket = "example-older"
  server_side_encryption_configuration {
    rule {
      bucket_key_enabled = true
    }
  }
}
