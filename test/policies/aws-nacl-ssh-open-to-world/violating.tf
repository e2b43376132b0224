variable "anywhere" {
  default = "0.0.0.0/0"
}

resource "aws_network_acl" "main" {
  vpc_id = aws_vpc.main.id

  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    from_port  = 22
    to_port    = 22
    cidr_block = var.anywhere
  }

  # Of the other family.
  ingress {
    rule_no         = 90
    action          = "deny"
    protocol        = "tcp"
    from_port       = 22
    to_port         = 22
    ipv6_cidr_block = "::/0"
  }
}

resource "aws_default_network_acl" "default" {
  default_network_acl_id = aws_vpc.main.default_network_acl_id

  ingress {
    rule_no         = 100
    action          = "ALLOW"
    protocol        = "6"
    from_port       = 21
    to_port         = 23
    ipv6_cidr_block = "::/0"
  }
}

# A later rule denies nothing that an earlier one allows.
resource "aws_network_acl_rule" "allow" {
  network_acl_id = "acl-0123456789abcdef0"
  rule_number    = 100
  rule_action    = "allow"
  protocol       = 6
  from_port      = 22
  to_port        = 22
  cidr_block     = "0.0.0.0/0"
}

resource "aws_network_acl_rule" "late" {
  network_acl_id = "acl-0123456789abcdef0"
  rule_number    = 200
  rule_action    = "deny"
  protocol       = 6
  from_port      = 22
  to_port        = 22
  cidr_block     = "0.0.0.0/0"
}
