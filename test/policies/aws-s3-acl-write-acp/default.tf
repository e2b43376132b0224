# Private by default.
resource "aws_s3_bucket" "private" {
  bucket = "example-private"
}
