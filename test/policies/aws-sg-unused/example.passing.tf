resource "aws_security_group" "app" {
  vpc_id = "vpc-0123456789abcdef0"
}

resource "aws_lb" "app" {
  internal        = true
  security_groups = [aws_security_group.app.id]
}
