variable "encrypt" {
  type = bool
}

resource "aws_ebs_encryption_by_default" "account" {
  count   = var.encrypt ? 1 : 0
  enabled = true
}

resource "aws_ebs_volume" "data" {
  encrypted = false
}
