# Without a source a rule admits no one.
resource "aws_security_group" "empty" {
  vpc_id = aws_vpc.main.id

  ingress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    description = "no source"
  }
}
