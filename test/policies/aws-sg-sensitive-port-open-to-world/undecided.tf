data "aws_vpc" "main" {
  id = "vpc-0123456789abcdef0"
}

variable "port" {
  type = number
}

resource "aws_security_group_rule" "data" {
  security_group_id = "sg-0123456789abcdef0"
  type              = "ingress"
  from_port         = var.port
  to_port           = var.port
  protocol          = "tcp"
  cidr_blocks       = [data.aws_vpc.main.cidr_block, "0.0.0.0/0"]
}

resource "aws_security_group_rule" "elsewhere" {
  security_group_id = "sg-0123456789abcdef0"
  type              = "ingress"
  from_port         = 5432
  to_port           = 5432
  protocol          = "tcp"
  cidr_blocks       = [module.network.clients]
}

module "network" {
  source = "git::https://git.example.com/network.git"
}
