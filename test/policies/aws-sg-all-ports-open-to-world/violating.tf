resource "aws_security_group" "everything" {
  ingress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }

  ingress {
    from_port   = 0
    to_port     = 65535
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group_rule" "everything" {
  security_group_id = aws_security_group.everything.id
  type              = "ingress"
  from_port         = 0
  to_port           = 65535
  protocol          = "all"
  ipv6_cidr_blocks  = ["::/0"]
}
