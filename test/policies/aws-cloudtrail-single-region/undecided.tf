resource "aws_cloudtrail" "history" {
  name                       = "history"
  s3_bucket_name             = "history"
  enable_log_file_validation = true
  kms_key_id                 = "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f"
  is_multi_region_trail      = var.everywhere
}

variable "everywhere" {}
