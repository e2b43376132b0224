variable "bucket" {}

resource "aws_cloudtrail" "audit" {
  name                          = "audit"
  s3_bucket_name                = var.bucket
  is_multi_region_trail         = true
  is_organization_trail         = true
  enable_log_file_validation    = true
  include_global_service_events = true
}
