variable "policy" {
  type = string
}

resource "aws_s3_bucket_policy" "asked_for" {
  bucket = "example-asked-for"
  policy = var.policy
}
