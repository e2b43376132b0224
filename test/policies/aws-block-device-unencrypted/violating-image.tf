resource "aws_ami_copy" "encrypted" {
  name              = "base-encrypted"
  source_ami_id     = "ami-0123456789abcdef0"
  source_ami_region = "eu-west-1"
  encrypted         = true
}

resource "aws_ami_copy" "plain" {
  name              = "base"
  source_ami_id     = "ami-0123456789abcdef0"
  source_ami_region = "eu-west-1"
}

# The copy is not encrypted.
resource "aws_instance" "plain" {
  ami           = aws_ami_copy.plain.id
  instance_type = "t4g.small"

  root_block_device {
    volume_size = 50
  }
}

# A device that the image does not bring along.
resource "aws_instance" "data" {
  ami           = aws_ami_copy.encrypted.id
  instance_type = "t4g.small"

  ebs_block_device {
    device_name = "/dev/sdf"
    volume_size = 100
  }
}
