resource "aws_security_group" "maybe" {
  vpc_id = aws_vpc.main.id
}


resource "aws_lb" "main" {
  internal        = true
  security_groups = timestamp()
}
