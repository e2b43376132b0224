variable "office" {
  type = string
}

variable "is_open" {
  type = bool
}

resource "aws_ec2_managed_prefix_list" "office" {
  name           = "office"
  address_family = "IPv4"
  max_entries    = 1

  entry {
    cidr = var.office
  }
}

resource "aws_ec2_managed_prefix_list" "all" {
  name           = "all"
  address_family = "IPv4"
  max_entries    = 1

  entry {
    cidr = "0.0.0.0/0"
  }
}

resource "aws_security_group" "office" {
  ingress {
    from_port       = 22
    to_port         = 22
    protocol        = "tcp"
    prefix_list_ids = [aws_ec2_managed_prefix_list.office.id]
  }
}

resource "aws_security_group" "perhaps" {
  ingress {
    from_port       = 22
    to_port         = 22
    protocol        = "tcp"
    prefix_list_ids = [var.is_open ? aws_ec2_managed_prefix_list.all.id : "pl-0123456789abcdef0"]
  }
}
