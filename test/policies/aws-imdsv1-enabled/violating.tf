resource "aws_instance" "web" {
  ami           = data.aws_ami.debian.id
  instance_type = "t4g.small"

  metadata_options {
    http_endpoint = "enabled"
  }
}

data "aws_ami" "debian" {
  most_recent = true
  owners      = ["136693071363"]

  filter {
    name   = "name"
    values = ["debian-12-arm64-*"]
  }
}

resource "aws_launch_template" "workers" {
  metadata_options {
    http_tokens = "optional"
  }
}

resource "aws_launch_configuration" "old" {
  image_id      = "ami-0123456789abcdef0"
  instance_type = "t3.small"
}

resource "aws_instance" "worker" {
  launch_template {
    id = aws_launch_template.workers.id
  }
}
