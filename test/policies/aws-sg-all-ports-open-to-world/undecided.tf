variable "last_port" {
  type = number
}

resource "aws_security_group_rule" "wide" {
  security_group_id = "sg-0123456789abcdef0"
  type              = "ingress"
  from_port         = 0
  to_port           = var.last_port
  protocol          = "tcp"
  cidr_blocks       = ["0.0.0.0/0"]
}
