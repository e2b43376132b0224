variable "cidr" {
  type = string
}

variable "action" {
  type = string
}

resource "aws_network_acl" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_network_acl_rule" "asked_for" {
  network_acl_id = aws_network_acl.main.id
  rule_number    = 100
  rule_action    = "allow"
  protocol       = "tcp"
  from_port      = 0
  to_port        = 65535
  cidr_block     = var.cidr
}

resource "aws_network_acl_rule" "either" {
  network_acl_id = aws_network_acl.main.id
  rule_number    = 110
  rule_action    = var.action
  protocol       = "tcp"
  from_port      = 0
  to_port        = 65535
  cidr_block     = "0.0.0.0/0"
}
