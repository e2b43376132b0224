variable "index" {
  type = number
}

variable "rules" {}

resource "aws_vpc_security_group_ingress_rule" "each" {
  for_each    = var.rules
  ip_protocol = "tcp"
  from_port   = 22
  to_port     = 22
  cidr_ipv4   = each.value.cidr_block
}

resource "aws_vpc_security_group_ingress_rule" "counted" {
  count       = var.index
  ip_protocol = "tcp"
  from_port   = 22
  to_port     = 22
  cidr_ipv4   = ["0.0.0.0/0", "10.0.0.0/8"][count.index]
}

resource "aws_vpc_security_group_ingress_rule" "module" {
  ip_protocol = "tcp"
  from_port   = 22
  to_port     = 22
  cidr_ipv4   = module.network.cidr_block
}

resource "aws_vpc_security_group_ingress_rule" "wide" {
  ip_protocol = "tcp"
  from_port   = 22
  to_port     = 22
  cidr_ipv4   = "${var.office}/0"
}
