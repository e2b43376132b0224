resource "aws_instance" "web" {
  ami                  = "ami-0123456789abcdef0"
  instance_type        = "t3.small"
  iam_instance_profile = "web"

  metadata_options {
    http_tokens = "required"
  }
}
