resource "aws_security_group" "game" {
  vpc_id = aws_vpc.main.id

  ingress {
    protocol    = "udp"
    from_port   = 7777
    to_port     = 7777
    cidr_blocks = ["0.0.0.0/0"]
  }

  ingress {
    protocol         = "tcp"
    from_port        = 80
    to_port          = 443
    ipv6_cidr_blocks = ["::/0"]
  }

  ingress {
    protocol    = "50"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}


resource "aws_security_group_rule" "alt" {
  security_group_id = aws_security_group.game.id
  type              = "ingress"
  protocol          = "tcp"
  from_port         = 8080
  to_port           = 8080
  cidr_blocks       = ["0.0.0.0/0"]
}

resource "aws_vpc_security_group_ingress_rule" "alt" {
  security_group_id = aws_security_group.game.id
  ip_protocol       = "tcp"
  from_port         = 8443
  to_port           = 8443
  cidr_ipv4         = "0.0.0.0/0"
}
