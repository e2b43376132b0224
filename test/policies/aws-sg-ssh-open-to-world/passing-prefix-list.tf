data "aws_ec2_managed_prefix_list" "s3" {
  name = "com.amazonaws.eu-west-1.s3"
}

resource "aws_ec2_managed_prefix_list" "inner" {
  name           = "inner"
  address_family = "IPv4"
  max_entries    = 2

  entry {
    cidr = "10.0.0.0/8"
  }
}

resource "aws_ec2_managed_prefix_list_entry" "office" {
  prefix_list_id = aws_ec2_managed_prefix_list.inner.id
  cidr           = "192.0.2.0/24"
}

resource "aws_ec2_managed_prefix_list" "unused" {
  name           = "unused"
  address_family = "IPv4"
  max_entries    = 1

  entry {
    cidr = "0.0.0.0/0"
  }
}

resource "aws_security_group" "inner" {
  ingress {
    from_port       = 22
    to_port         = 22
    protocol        = "tcp"
    prefix_list_ids = [aws_ec2_managed_prefix_list.inner.id, data.aws_ec2_managed_prefix_list.s3.id]
  }
}

resource "aws_security_group" "web" {
  ingress {
    from_port       = 443
    to_port         = 443
    protocol        = "tcp"
    prefix_list_ids = [aws_ec2_managed_prefix_list.unused.id]
  }
}
