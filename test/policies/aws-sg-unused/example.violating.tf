resource "aws_security_group" "app" {
  vpc_id = "vpc-0123456789abcdef0"
}
