resource "aws_instance" "web" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t4g.small"

  metadata_options {
    http_tokens = "required"
  }

  root_block_device {
    volume_size = 100
  }
}
