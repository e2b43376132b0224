variable "office" {
  type = string
}

resource "aws_eip" "office" {}

resource "aws_vpc" "main" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_security_group_rule" "data" {
  security_group_id = "sg-0123456789abcdef0"
  type              = "ingress"
  from_port         = 5432
  to_port           = 5432
  protocol          = "tcp"
  cidr_blocks       = [aws_vpc.main.cidr_block, "${aws_eip.office.public_ip}/32", "${var.office}/29"]
}

resource "aws_security_group_rule" "app" {
  security_group_id        = "sg-0123456789abcdef0"
  type                     = "ingress"
  from_port                = 5432
  to_port                  = 5432
  protocol                 = "tcp"
  source_security_group_id = "sg-0123456789abcdef1"
}
