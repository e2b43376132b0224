variable "enabled" {
  type = bool
}

resource "aws_ebs_encryption_by_default" "main" {
  enabled = var.enabled
}
