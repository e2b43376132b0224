resource "aws_ami_copy" "encrypted" {
  name              = "base-encrypted"
  source_ami_id     = "ami-0123456789abcdef0"
  source_ami_region = "eu-west-1"
  encrypted         = true
}

resource "aws_instance" "web" {
  ami           = aws_ami_copy.encrypted.id
  instance_type = "t4g.small"

  root_block_device {
    volume_size = 50
  }
}

resource "aws_launch_template" "workers" {
  image_id = aws_ami_copy.encrypted.id

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      volume_size = 50
    }
  }
}
