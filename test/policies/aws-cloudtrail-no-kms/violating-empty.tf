resource "aws_cloudtrail" "history" {
  name                       = "history"
  s3_bucket_name             = "history"
  enable_log_file_validation = true
  is_multi_region_trail      = true
  kms_key_id                 = ""
}
