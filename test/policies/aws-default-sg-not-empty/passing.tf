variable "group" {
  type = string
}

resource "aws_default_security_group" "default" {
  vpc_id = "vpc-0123456789abcdef0"
}

# Attributes that are empty lists take the rules away too.
resource "aws_default_security_group" "emptied" {
  vpc_id  = "vpc-0123456789abcdef1"
  ingress = []
  egress  = []
}

resource "aws_security_group" "own" {
  vpc_id = aws_vpc.main.id
}

resource "aws_security_group_rule" "https" {
  security_group_id = aws_security_group.own.id
  type              = "ingress"
  protocol          = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_blocks       = ["10.0.0.0/16"]
}

resource "aws_vpc_security_group_ingress_rule" "https" {
  security_group_id = var.group
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = "10.0.0.0/16"
}

# Whichever of them there are, none is the default group.
resource "aws_security_group" "fixed" {
  count  = var.group == "fixed" ? 1 : 0
  vpc_id = aws_vpc.main.id
}

resource "aws_security_group" "prefixed" {
  count  = var.group == "prefixed" ? 1 : 0
  vpc_id = aws_vpc.main.id
}

resource "aws_security_group_rule" "one" {
  security_group_id = concat(aws_security_group.fixed[*].id, aws_security_group.prefixed[*].id, [""])[0]
  type              = "ingress"
  protocol          = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_blocks       = ["10.0.0.0/16"]
}
