variable "admin_cidrs" {
  type = list(string)
}

variable "direction" {
  type = string
}

variable "rules" {
  type = list(object({ port = number, cidrs = list(string) }))
}

resource "aws_security_group" "bastion" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = var.admin_cidrs
  }
}

# The prefix stands in a text that may be left out.
resource "aws_security_group_rule" "first_known" {
  security_group_id = aws_security_group.bastion.id
  type              = "ingress"
  from_port         = 22
  to_port           = 22
  protocol          = "tcp"
  cidr_blocks       = concat(var.admin_cidrs, ["${var.direction}/32"])
}

resource "aws_security_group_rule" "either_way" {
  security_group_id = aws_security_group.bastion.id
  type              = var.direction
  from_port         = 22
  to_port           = 22
  protocol          = "tcp"
  cidr_blocks       = ["0.0.0.0/0"]
}

resource "aws_security_group" "dynamic" {
  dynamic "ingress" {
    for_each = var.rules
    content {
      from_port   = ingress.value.port
      to_port     = ingress.value.port
      protocol    = "tcp"
      cidr_blocks = ingress.value.cidrs
    }
  }
}
