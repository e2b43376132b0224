resource "aws_rds_cluster" "orders" {
  engine                  = "aurora-postgresql"
  storage_encrypted       = true
  backup_retention_period = 7
  deletion_protection     = false
}
