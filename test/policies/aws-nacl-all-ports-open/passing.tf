resource "aws_network_acl" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_network_acl_rule" "vpc" {
  network_acl_id = aws_network_acl.main.id
  rule_number    = 90
  rule_action    = "allow"
  protocol       = "-1"
  from_port      = 0
  to_port        = 0
  cidr_block     = aws_vpc.main.cidr_block
}

resource "aws_network_acl_rule" "out" {
  network_acl_id = aws_network_acl.main.id
  rule_number    = 100
  rule_action    = "allow"
  protocol       = "-1"
  from_port      = 0
  to_port        = 0
  cidr_block     = "0.0.0.0/0"
  egress         = true
}

resource "aws_network_acl_rule" "responses" {
  network_acl_id = aws_network_acl.main.id
  rule_number    = 100
  rule_action    = "allow"
  protocol       = "tcp"
  from_port      = 1024
  to_port        = 65535
  cidr_block     = "0.0.0.0/0"
}

resource "aws_network_acl_rule" "denied" {
  network_acl_id  = aws_network_acl.main.id
  rule_number     = 110
  rule_action     = "deny"
  protocol        = "-1"
  from_port       = 0
  to_port         = 0
  ipv6_cidr_block = "::/0"
}

resource "aws_network_acl_rule" "after_denial" {
  network_acl_id  = aws_network_acl.main.id
  rule_number     = 120
  rule_action     = "allow"
  protocol        = "-1"
  from_port       = 0
  to_port         = 0
  ipv6_cidr_block = "::/0"
}

resource "aws_network_acl_rule" "refused" {
  network_acl_id = aws_network_acl.main.id
  rule_number    = 130
  rule_action    = "deny"
  protocol       = "-1"
  from_port      = 0
  to_port        = 0
  cidr_block     = "0.0.0.0/0"
}
