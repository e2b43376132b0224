resource "aws_network_acl" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_network_acl_rule" "narrow" {
  network_acl_id = aws_network_acl.main.id
  rule_number    = 100
  rule_action    = "allow"
  protocol       = "tcp"
  from_port      = 21
  to_port        = 21
  cidr_block     = "198.51.100.0/24"
}

resource "aws_network_acl_rule" "denied" {
  network_acl_id = aws_network_acl.main.id
  rule_number    = 50
  rule_action    = "deny"
  protocol       = "tcp"
  from_port      = 21
  to_port        = 21
  cidr_block     = "0.0.0.0/0"
}

resource "aws_network_acl_rule" "after_denial" {
  network_acl_id = aws_network_acl.main.id
  rule_number    = 200
  rule_action    = "allow"
  protocol       = "tcp"
  from_port      = 21
  to_port        = 21
  cidr_block     = "0.0.0.0/0"
}

resource "aws_network_acl_rule" "out" {
  network_acl_id = aws_network_acl.main.id
  rule_number    = 200
  rule_action    = "allow"
  protocol       = "tcp"
  from_port      = 21
  to_port        = 21
  cidr_block     = "0.0.0.0/0"
  egress         = true
}

resource "aws_network_acl_rule" "https" {
  network_acl_id = aws_network_acl.main.id
  rule_number    = 210
  rule_action    = "allow"
  protocol       = "tcp"
  from_port      = 443
  to_port        = 443
  cidr_block     = "0.0.0.0/0"
}

resource "aws_network_acl_rule" "ping" {
  network_acl_id = aws_network_acl.main.id
  rule_number    = 220
  rule_action    = "allow"
  protocol       = "icmp"
  from_port      = 0
  to_port        = 0
  cidr_block     = "0.0.0.0/0"
}

resource "aws_network_acl" "inline" {
  vpc_id = aws_vpc.main.id

  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = aws_vpc.main.cidr_block
  }

  ingress {
    rule_no    = 10
    action     = "deny"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "0.0.0.0/0"
  }

  ingress {
    rule_no    = 110
    action     = "allow"
    protocol   = "tcp"
    from_port  = 21
    to_port    = 21
    cidr_block = "0.0.0.0/1"
  }

  egress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "0.0.0.0/0"
  }
}
