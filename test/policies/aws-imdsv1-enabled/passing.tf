resource "aws_instance" "web" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t4g.small"

  metadata_options {
    http_tokens = "required"
  }
}

resource "aws_instance" "closed" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t4g.small"

  metadata_options {
    http_endpoint = "disabled"
  }
}

resource "aws_launch_template" "workers" {
  name = "workers"

  metadata_options {
    http_tokens = "required"
  }
}

resource "aws_instance" "worker" {
  launch_template {
    name = "workers"
  }
}
