variable "rules" {
  default = [{ port = 80 }, { port = 443 }]
}

resource "aws_default_security_group" "default" {
  vpc_id = "vpc-0123456789abcdef0"

  dynamic "ingress" {
    for_each = var.rules
    content {
      protocol  = "tcp"
      from_port = ingress.value.port
      to_port   = ingress.value.port
      self      = true
    }
  }
}
