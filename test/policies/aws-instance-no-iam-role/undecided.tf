variable "given" {
  type = string
}

resource "aws_instance" "web" {
  ami                  = "ami-0123456789abcdef0"
  instance_type        = "t3.small"
  iam_instance_profile = var.given

  metadata_options {
    http_tokens = "required"
  }
}

resource "aws_instance" "elsewhere" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.small"
  launch_template {
    id = "lt-0123456789abcdef0"
  }

  metadata_options {
    http_tokens = "required"
  }
}
