# In a set every key is the value.
resource "aws_security_group" "set" {
  dynamic "ingress" {
    for_each = toset(["22", "443"])
    content {
      from_port   = ingress.key
      to_port     = ingress.key
      protocol    = "tcp"
      cidr_blocks = ["0.0.0.0/0"]
    }
  }
}
