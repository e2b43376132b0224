resource "aws_ebs_encryption_by_default" "account" {}

resource "aws_ebs_volume" "orders" {
  availability_zone = "eu-central-1a"
  snapshot_id       = "snap-0123456789abcdef0"
}
