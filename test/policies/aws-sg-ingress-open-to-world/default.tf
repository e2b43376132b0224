# Without a source a rule admits no one; without ports TCP is refused by EC2.
resource "aws_security_group" "empty" {
  vpc_id = aws_vpc.main.id

  ingress {
    protocol    = "tcp"
    from_port   = 8080
    to_port     = 8080
    description = "no source"
  }
}


resource "aws_vpc_security_group_ingress_rule" "no_ports" {
  security_group_id = aws_security_group.empty.id
  ip_protocol       = "tcp"
  cidr_ipv4         = "0.0.0.0/0"
}
