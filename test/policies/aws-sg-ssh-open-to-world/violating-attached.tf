resource "aws_security_group" "door" {
  for_each = { a = 22, b = 22 }
  ingress {
    protocol    = "tcp"
    from_port   = each.value
    to_port     = each.value
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "web" {
  count                  = 4
  vpc_security_group_ids = [aws_security_group.door["a"].id]
}

resource "aws_security_group_rule" "from_door" {
  type                     = "ingress"
  protocol                 = "tcp"
  from_port                = 443
  to_port                  = 443
  security_group_id        = "sg-1"
  source_security_group_id = aws_security_group.door["b"].id
}
