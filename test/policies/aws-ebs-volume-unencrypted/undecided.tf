variable "encrypted" {
  type = bool
}

resource "aws_ebs_volume" "asked_for" {
  availability_zone = "eu-central-1a"
  size              = 100
  encrypted         = var.encrypted
}

resource "aws_ebs_volume" "copy" {
  availability_zone = "eu-central-1a"
  snapshot_id       = "snap-0123456789abcdef0"
}
