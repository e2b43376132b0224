resource "aws_db_security_group" "office" {
  name = "office"

  ingress {
    cidr = "0.0.0.0/0"
  }
}
