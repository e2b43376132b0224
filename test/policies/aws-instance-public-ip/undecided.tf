variable "public" {
  type = bool
}

resource "aws_instance" "web" {
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.small"
  subnet_id                   = "subnet-0123456789abcdef0"
  iam_instance_profile        = "web"
  associate_public_ip_address = var.public

  metadata_options {
    http_tokens = "required"
  }
}

resource "aws_launch_template" "web" {
  image_id = "ami-0123456789abcdef0"

  metadata_options {
    http_tokens = "required"
  }

  network_interfaces {
    device_index                = 0
    associate_public_ip_address = var.public
  }
}
