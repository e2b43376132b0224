resource "aws_kms_key" "alarms" {
  enable_key_rotation = true
}

resource "aws_sns_topic" "alarms" {
  kms_master_key_id = aws_kms_key.alarms.arn
}
