resource "aws_security_group" "narrow" {
  vpc_id = aws_vpc.main.id

  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["10.0.0.0/16"]
  }

  egress {
    protocol        = "-1"
    from_port       = 0
    to_port         = 0
    prefix_list_ids = ["pl-0123456789abcdef0"]
  }

  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["0.0.0.0/0"]
  }
}


resource "aws_security_group_rule" "in" {
  security_group_id = aws_security_group.narrow.id
  type              = "ingress"
  protocol          = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_blocks       = ["0.0.0.0/0"]
}

# Terraform removes the rule that EC2 adds.
resource "aws_security_group" "none" {
  vpc_id = aws_vpc.main.id
}
