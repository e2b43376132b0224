locals {
  encrypt = true
}

resource "aws_efs_file_system" "uploads" {
  encrypted  = local.encrypt
  kms_key_id = aws_kms_key.uploads.arn
}
