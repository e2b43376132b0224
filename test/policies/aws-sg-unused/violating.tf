resource "aws_security_group" "unused" {
  vpc_id = aws_vpc.main.id

  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["0.0.0.0/0"]
  }
}


# Rules name a group without being in it, and so do other groups.
resource "aws_vpc_security_group_ingress_rule" "https" {
  security_group_id = aws_security_group.unused.id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = "10.0.0.0/16"
}

resource "aws_security_group" "other" {
  vpc_id = aws_vpc.main.id

  ingress {
    protocol        = "tcp"
    from_port       = 443
    to_port         = 443
    security_groups = [aws_security_group.unused.id]
  }
}


resource "aws_lb" "main" {
  internal        = true
  security_groups = [aws_security_group.other.id]
}
