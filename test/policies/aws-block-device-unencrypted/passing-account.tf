resource "aws_ebs_encryption_by_default" "account" {
  enabled = true
}

resource "aws_launch_configuration" "workers" {
  image_id      = "ami-0123456789abcdef0"
  instance_type = "t3.small"

  root_block_device {
    volume_size = 20
  }
}
