# A group alone.
resource "aws_security_group" "alone" {
  vpc_id = aws_vpc.main.id
}
