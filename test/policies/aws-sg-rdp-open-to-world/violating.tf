resource "aws_security_group" "desktops" {
  dynamic "ingress" {
    for_each = [443, 3389]
    content {
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = ["0.0.0.0/0"]
    }
  }

  ingress = [
    {
      from_port        = 3389
      to_port          = 3389
      protocol         = "udp"
      cidr_blocks      = []
      ipv6_cidr_blocks = ["::/0"]
    },
  ]
}
