variable "tokens" {
  type = string
}

variable "template_id" {
  type = string
}

resource "aws_instance" "asked_for" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t4g.small"

  metadata_options {
    http_tokens = var.tokens
  }
}

resource "aws_instance" "elsewhere" {
  launch_template {
    id = var.template_id
  }
}

resource "aws_instance" "image" {
  ami           = data.aws_ami.amazon_linux.id
  instance_type = "t4g.small"
}

data "aws_ami" "amazon_linux" {
  most_recent = true
  owners      = ["self"]

  filter {
    name   = "name"
    values = ["al2023-ami-2023*"]
  }
}
