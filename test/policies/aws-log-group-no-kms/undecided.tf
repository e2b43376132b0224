resource "aws_cloudwatch_log_group" "shop" {
  name              = "shop"
  retention_in_days = 90
  kms_key_id        = var.key
}

variable "key" {}
