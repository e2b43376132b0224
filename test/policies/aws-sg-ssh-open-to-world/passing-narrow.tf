variable "office" {
  type = string
}

resource "aws_subnet" "private" {
  count      = 2
  cidr_block = "10.0.${count.index}.0/24"
}

resource "aws_security_group" "bastion" {
  ingress {
    from_port = 22
    to_port   = 22
    protocol  = "tcp"
    cidr_blocks = concat(
      aws_subnet.private[*].cidr_block,
      [format("%s/32", var.office), "${var.office}/32", aws_subnet.private[0].cidr_block],
    )
  }
}
