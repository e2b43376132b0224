resource "aws_security_group" "inside" {
  vpc_id = aws_vpc.main.id

  ingress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["10.0.0.0/16"]
  }

  ingress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = [aws_vpc.main.cidr_block]
  }

  ingress {
    protocol         = "all"
    from_port        = 0
    to_port          = 0
    ipv6_cidr_blocks = ["fd00::/8"]
  }
}


resource "aws_security_group_rule" "office" {
  security_group_id = aws_security_group.inside.id
  type              = "ingress"
  protocol          = -1
  from_port         = 0
  to_port           = 0
  cidr_blocks       = ["198.51.100.0/24"]
}

resource "aws_vpc_security_group_ingress_rule" "office" {
  security_group_id = aws_security_group.inside.id
  ip_protocol       = "-1"
  cidr_ipv4         = "198.51.100.0/24"
}
