# A pattern without anchors, of a part, and of something else.
variable "part" {
  type = string

  validation {
    condition     = can(regex("/(1[6-9]|2[0-8])", "${var.part}/16"))
    error_message = "A range of 16 to 28 bits."
  }
}

variable "start" {
  type = string

  validation {
    condition     = can(regex("^\\d+\\.", var.start))
    error_message = "A range."
  }
}

variable "either" {
  type = string

  validation {
    condition     = can(regex("/16$", var.either)) || var.either == ""
    error_message = "A range of 16 bits."
  }
}

variable "network" {
  type = string

  validation {
    condition     = can(regex("^[\\d.]+$", var.network))
    error_message = "An address."
  }
}

resource "aws_vpc_security_group_ingress_rule" "part" {
  security_group_id = "sg-0123456789abcdef0"
  ip_protocol       = "tcp"
  from_port         = 22
  to_port           = 22
  cidr_ipv4         = var.part
}

resource "aws_vpc_security_group_ingress_rule" "start" {
  security_group_id = "sg-0123456789abcdef0"
  ip_protocol       = "tcp"
  from_port         = 22
  to_port           = 22
  cidr_ipv4         = var.start
}

resource "aws_vpc_security_group_ingress_rule" "either" {
  security_group_id = "sg-0123456789abcdef0"
  ip_protocol       = "tcp"
  from_port         = 22
  to_port           = 22
  cidr_ipv4         = var.either
}

resource "aws_vpc_security_group_ingress_rule" "joined" {
  security_group_id = "sg-0123456789abcdef0"
  ip_protocol       = "tcp"
  from_port         = 22
  to_port           = 22
  cidr_ipv4         = "${var.network}/0"
}
