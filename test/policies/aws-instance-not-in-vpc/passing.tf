resource "aws_instance" "web" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.small"
  subnet_id     = "subnet-0123456789abcdef0"

  metadata_options {
    http_tokens = "required"
  }
}

resource "aws_instance" "by_template" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.small"
  launch_template {
    id = aws_launch_template.web.id
  }

  metadata_options {
    http_tokens = "required"
  }
}

resource "aws_launch_template" "web" {
  name = "web"

  metadata_options {
    http_tokens = "required"
  }

  network_interfaces {
    subnet_id = "subnet-0123456789abcdef0"
  }
}

resource "aws_instance" "interface" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.small"

  network_interface {
    device_index         = 0
    network_interface_id = aws_network_interface.web.id
  }
}
