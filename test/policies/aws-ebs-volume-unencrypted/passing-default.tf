# The account encrypts whatever the volume says.
resource "aws_ebs_encryption_by_default" "account" {}

resource "aws_ebs_volume" "data" {
  encrypted = false
}
