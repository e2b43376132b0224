resource "aws_s3_bucket_policy" "reports" {
  bucket = "example-reports"
  policy = var.policy
}

variable "policy" {}
