variable "cidrs" {
  type = list(string)
}

resource "aws_security_group" "open" {
  vpc_id = aws_vpc.main.id

  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = var.cidrs
  }
}
