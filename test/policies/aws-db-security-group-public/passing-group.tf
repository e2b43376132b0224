resource "aws_redshift_security_group" "office" {
  name = "office"

  ingress {
    security_group_name     = "office"
    security_group_owner_id = "111122223333"
  }
}
