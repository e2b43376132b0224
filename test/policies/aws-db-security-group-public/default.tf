resource "aws_db_security_group" "office" {
  name = "office"
}
