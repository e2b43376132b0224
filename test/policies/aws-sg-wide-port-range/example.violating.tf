resource "aws_security_group" "app" {
  ingress {
    protocol    = "tcp"
    from_port   = 8000
    to_port     = 9000
    cidr_blocks = ["10.0.0.0/16"]
  }
}
