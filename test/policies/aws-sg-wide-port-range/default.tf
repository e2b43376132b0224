# Without a source a rule admits no one.
resource "aws_security_group" "empty" {
  vpc_id = aws_vpc.main.id

  ingress {
    protocol    = "tcp"
    from_port   = 0
    to_port     = 65535
    description = "no source"
  }
}
