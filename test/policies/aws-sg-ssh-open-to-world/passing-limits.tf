# Variables without a default that can give no range of the internet.
variable "peer" {
  type = string

  validation {
    condition     = var.peer != "" && can(regex("^(\\d{1,3}\\.){3}\\d{1,3}/(1[6-9]|2\\d|3[0-2])$", var.peer))
    error_message = "A range of 16 to 32 bits."
  }
}

variable "office" {
  type = string

  validation {
    condition     = contains(["10.0.0.0/8", "10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16", "10.4.0.0/16"], var.office)
    error_message = "A network of an office."
  }
}

resource "aws_vpc_security_group_ingress_rule" "peer" {
  security_group_id = "sg-0123456789abcdef0"
  ip_protocol       = "tcp"
  from_port         = 22
  to_port           = 22
  cidr_ipv4         = var.peer
}

resource "aws_vpc_security_group_ingress_rule" "office" {
  security_group_id = "sg-0123456789abcdef0"
  ip_protocol       = "tcp"
  from_port         = 22
  to_port           = 22
  cidr_ipv4         = "${var.office}"
}
