variable "cidr" {
  type = string
}

variable "deny" {
  type = bool
}

variable "number" {
  type = number
}

resource "aws_network_acl" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_network_acl" "other" {
  vpc_id = aws_vpc.main.id
}

resource "aws_network_acl_rule" "asked_for" {
  network_acl_id = aws_network_acl.main.id
  rule_number    = 100
  rule_action    = "allow"
  protocol       = "tcp"
  from_port      = 21
  to_port        = 21
  cidr_block     = var.cidr
}

resource "aws_network_acl_rule" "denied" {
  network_acl_id = aws_network_acl.other.id
  rule_number    = 50
  rule_action    = "deny"
  protocol       = "tcp"
  from_port      = 21
  to_port        = 21
  cidr_block     = "0.0.0.0/0"
  count          = var.deny ? 1 : 0
}

resource "aws_network_acl_rule" "maybe_denied" {
  network_acl_id = aws_network_acl.other.id
  rule_number    = 60
  rule_action    = "allow"
  protocol       = "tcp"
  from_port      = 21
  to_port        = 21
  cidr_block     = "0.0.0.0/0"
}

resource "aws_network_acl_rule" "unknown_order" {
  network_acl_id  = aws_network_acl.other.id
  rule_number     = 100
  rule_action     = "allow"
  protocol        = "tcp"
  from_port       = 21
  to_port         = 21
  ipv6_cidr_block = "::/0"
}

resource "aws_network_acl_rule" "unknown_number" {
  network_acl_id  = aws_network_acl.other.id
  rule_number     = var.number
  rule_action     = "deny"
  protocol        = "tcp"
  from_port       = 21
  to_port         = 21
  ipv6_cidr_block = "::/0"
}
