resource "aws_network_acl" "main" {
  vpc_id = aws_vpc.main.id
}

# The denial is about TCP alone.
resource "aws_network_acl_rule" "denied" {
  network_acl_id = aws_network_acl.main.id
  rule_number    = 50
  rule_action    = "deny"
  protocol       = "tcp"
  from_port      = 3389
  to_port        = 3389
  cidr_block     = "0.0.0.0/0"
}

resource "aws_network_acl_rule" "everything" {
  network_acl_id = aws_network_acl.main.id
  rule_number    = 100
  rule_action    = "allow"
  protocol       = "-1"
  from_port      = 0
  to_port        = 0
  cidr_block     = "0.0.0.0/0"
}

resource "aws_network_acl_rule" "wide" {
  network_acl_id = aws_network_acl.main.id
  rule_number    = 110
  rule_action    = "allow"
  protocol       = "udp"
  from_port      = 3000
  to_port        = 4000
  cidr_block     = "0.0.0.0/0"
}
