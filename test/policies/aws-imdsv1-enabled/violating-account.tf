resource "aws_ec2_instance_metadata_defaults" "account" {
  http_put_response_hop_limit = 1
}

resource "aws_instance" "web" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t4g.small"
}
