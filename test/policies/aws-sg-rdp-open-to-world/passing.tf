resource "aws_security_group_rule" "desktops" {
  security_group_id = "sg-0123456789abcdef0"
  type              = "ingress"
  from_port         = 3389
  to_port           = 3389
  protocol          = "tcp"
  cidr_blocks       = ["10.0.0.0/8", "192.168.0.0/16"]
}
