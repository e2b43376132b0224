resource "aws_sns_topic" "alarms" {
  kms_master_key_id = ""
}
