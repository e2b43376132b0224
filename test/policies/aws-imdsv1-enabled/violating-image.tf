locals {
  images = "amzn2-ami-hvm-*"
}

data "aws_ami" "old" {
  most_recent = true
  owners      = ["amazon"]

  filter {
    name   = "name"
    values = [local.images]
  }
}

resource "aws_instance" "old" {
  ami           = data.aws_ami.old.id
  instance_type = "t4g.small"
}
