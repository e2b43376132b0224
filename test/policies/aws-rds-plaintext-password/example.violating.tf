resource "aws_db_instance" "orders" {
  instance_class          = "db.t4g.medium"
  engine                  = "postgres"
  allocated_storage       = 20
  backup_retention_period = 7
  storage_encrypted       = true
  username                = "orders"
  password                = "correct-horse-battery"
}
