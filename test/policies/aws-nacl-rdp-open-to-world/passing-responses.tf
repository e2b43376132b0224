resource "aws_network_acl" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_network_acl_rule" "responses" {
  network_acl_id = aws_network_acl.main.id
  rule_number    = 140
  rule_action    = "allow"
  protocol       = "tcp"
  from_port      = 1024
  to_port        = 65535
  cidr_block     = "0.0.0.0/0"
}

resource "aws_network_acl_rule" "udp" {
  network_acl_id = aws_network_acl.main.id
  rule_number    = 150
  rule_action    = "allow"
  protocol       = "udp"
  from_port      = 1024
  to_port        = 61000
  cidr_block     = "0.0.0.0/0"
}
