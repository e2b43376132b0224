resource "aws_security_group" "database" {
  ingress {
    from_port       = 3306
    to_port         = 3306
    protocol        = "tcp"
    security_groups = ["sg-0123456789abcdef0"]
  }
}
