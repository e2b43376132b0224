variable "encrypt" {
  type = bool
}

resource "aws_ami_copy" "base" {
  name              = "base"
  source_ami_id     = "ami-0123456789abcdef0"
  source_ami_region = "eu-west-1"
  encrypted         = var.encrypt
}

resource "aws_instance" "web" {
  ami           = aws_ami_copy.base.id
  instance_type = "t4g.small"

  root_block_device {
    volume_size = 50
  }
}
