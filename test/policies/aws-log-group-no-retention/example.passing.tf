resource "aws_cloudwatch_log_group" "shop" {
  name              = "shop"
  kms_key_id        = "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f"
  retention_in_days = 90
}
