# No backups by default.
resource "aws_db_instance" "left_out" {
  engine            = "postgres"
  instance_class    = "db.t4g.small"
  allocated_storage = 20
  storage_encrypted = true
}
