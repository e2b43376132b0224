variable "protocol" {
  type = string
}

variable "cidrs" {
  type = list(string)
}

resource "aws_security_group" "inside" {
  vpc_id = aws_vpc.main.id

  ingress {
    protocol    = var.protocol
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["10.0.0.0/16"]
  }

  ingress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = var.cidrs
  }
}
