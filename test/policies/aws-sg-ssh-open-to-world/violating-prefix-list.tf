resource "aws_ec2_managed_prefix_list" "all" {
  name           = "all"
  address_family = "IPv4"
  max_entries    = 2

  entry {
    cidr = "10.0.0.0/8"
  }
  entry {
    cidr = "0.0.0.0/0"
  }
}

resource "aws_ec2_managed_prefix_list" "parts" {
  name           = "parts"
  address_family = "IPv6"
  max_entries    = 1
}

resource "aws_ec2_managed_prefix_list_entry" "rest" {
  prefix_list_id = resource.aws_ec2_managed_prefix_list.parts.id
  cidr           = "::/0"
}

resource "aws_security_group" "inline" {
  ingress {
    from_port       = 22
    to_port         = 22
    protocol        = "tcp"
    prefix_list_ids = [aws_ec2_managed_prefix_list.all.id]
  }
}

resource "aws_security_group_rule" "rule" {
  type              = "ingress"
  security_group_id = aws_security_group.inline.id
  from_port         = 22
  to_port           = 22
  protocol          = "tcp"
  prefix_list_ids   = [aws_ec2_managed_prefix_list.parts.id]
}

resource "aws_vpc_security_group_ingress_rule" "ingress" {
  security_group_id = aws_security_group.inline.id
  from_port         = 22
  to_port           = 22
  ip_protocol       = "tcp"
  prefix_list_id    = aws_ec2_managed_prefix_list.all.id
}
