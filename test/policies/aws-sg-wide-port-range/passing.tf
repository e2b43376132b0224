resource "aws_security_group" "narrow" {
  vpc_id = aws_vpc.main.id

  ingress {
    protocol    = "tcp"
    from_port   = 8000
    to_port     = 8099
    cidr_blocks = ["10.0.0.0/16"]
  }

  ingress {
    protocol        = "tcp"
    from_port       = 1025
    to_port         = 65535
    security_groups = ["sg-0123456789abcdef0"]
  }

  ingress {
    protocol  = "tcp"
    from_port = 1025
    to_port   = 65535
    self      = true
  }

  ingress {
    protocol  = "-1"
    from_port = 0
    to_port   = 0
    self      = true
  }

  ingress {
    protocol    = "icmp"
    from_port   = 0
    to_port     = 255
    cidr_blocks = ["10.0.0.0/16"]
  }
}
