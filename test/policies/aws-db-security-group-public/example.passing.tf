resource "aws_db_security_group" "office" {
  name = "office"

  ingress {
    cidr = "198.51.100.0/24"
  }
}
