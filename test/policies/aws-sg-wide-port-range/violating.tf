resource "aws_security_group" "wide" {
  vpc_id = aws_vpc.main.id

  ingress {
    protocol    = "tcp"
    from_port   = 8000
    to_port     = 8100
    cidr_blocks = ["10.0.0.0/16"]
  }

  ingress {
    protocol         = "udp"
    from_port        = 1024
    to_port          = 65535
    ipv6_cidr_blocks = ["fd00::/8"]
  }
}
