variable "rules" {
  type = list(any)
}

resource "aws_default_security_group" "default" {
  vpc_id  = "vpc-0123456789abcdef0"
  ingress = var.rules
}
