resource "aws_instance" "web" {
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.small"
  subnet_id                   = "subnet-0123456789abcdef0"
  iam_instance_profile        = "web"
  associate_public_ip_address = true

  metadata_options {
    http_tokens = "required"
  }
}
