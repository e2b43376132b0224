variable "office" {
  type = string
}

variable "temporary" {
  type = bool
}

resource "aws_security_group_rule" "desktops" {
  security_group_id = "sg-0123456789abcdef0"
  type              = "ingress"
  from_port         = 3389
  to_port           = 3389
  protocol          = "tcp"
  cidr_blocks       = [var.office]
}

resource "aws_vpc_security_group_ingress_rule" "desktops" {
  security_group_id = "sg-0123456789abcdef0"
  ip_protocol       = "tcp"
  from_port         = 3389
  to_port           = 3389
  cidr_ipv4         = var.temporary ? "0.0.0.0/0" : "10.0.0.0/8"
}
