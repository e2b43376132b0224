# Without a peer a rule admits no one; without ports TCP is refused by EC2.
resource "aws_security_group" "empty" {
  ingress {
    from_port = 22
    to_port   = 22
    protocol  = "tcp"
  }
}

resource "aws_vpc_security_group_ingress_rule" "no_ports" {
  security_group_id = aws_security_group.empty.id
  ip_protocol       = "tcp"
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_vpc_security_group_ingress_rule" "every_protocol" {
  security_group_id = aws_security_group.empty.id
  ip_protocol       = -1
  cidr_ipv4         = "0.0.0.0/0"
}
