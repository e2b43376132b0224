resource "aws_instance" "web" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.small"
  subnet_id     = "subnet-0123456789abcdef0"

  metadata_options {
    http_tokens = "required"
  }
}

resource "aws_instance" "empty" {
  ami                  = "ami-0123456789abcdef0"
  instance_type        = "t3.small"
  subnet_id            = "subnet-0123456789abcdef0"
  iam_instance_profile = null

  metadata_options {
    http_tokens = "required"
  }
}

resource "aws_instance" "by_template" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.small"
  subnet_id     = "subnet-0123456789abcdef0"
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
}
