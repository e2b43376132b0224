variable "public" {
  type = bool
}

resource "aws_s3_bucket_acl" "dropbox" {
  bucket = "example-dropbox"
  acl    = var.public ? "public-read-write" : "private"
}
