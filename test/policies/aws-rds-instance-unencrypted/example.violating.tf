resource "aws_db_instance" "orders" {
  instance_class              = "db.t4g.medium"
  engine                      = "postgres"
  allocated_storage           = 20
  backup_retention_period     = 7
  username                    = "orders"
  manage_master_user_password = true
  storage_encrypted           = false
}
