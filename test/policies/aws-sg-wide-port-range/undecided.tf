variable "last" {
  type = number
}

resource "aws_security_group" "wide" {
  vpc_id = aws_vpc.main.id

  ingress {
    protocol    = "tcp"
    from_port   = 8000
    to_port     = var.last
    cidr_blocks = ["10.0.0.0/16"]
  }
}
