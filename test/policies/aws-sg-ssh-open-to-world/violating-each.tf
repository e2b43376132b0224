locals {
  rules = [{ cidr_block = "0.0.0.0/0" }, { cidr_block = "10.0.0.0/8" }]
}

resource "aws_vpc_security_group_ingress_rule" "each" {
  for_each    = { ssh = { cidr_block = "0.0.0.0/0" } }
  ip_protocol = "tcp"
  from_port   = 22
  to_port     = 22
  cidr_ipv4   = each.value.cidr_block
}

resource "aws_vpc_security_group_ingress_rule" "counted" {
  count       = 2
  ip_protocol = "tcp"
  from_port   = 22
  to_port     = 22
  cidr_ipv4   = local.rules[count.index].cidr_block
}

