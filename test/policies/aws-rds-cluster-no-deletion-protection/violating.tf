resource "aws_rds_cluster" "off" {
  engine                  = "aurora-postgresql"
  storage_encrypted       = true
  backup_retention_period = 7
  deletion_protection     = false
}

resource "aws_rds_cluster" "left_out" {
  engine                  = "aurora-postgresql"
  storage_encrypted       = true
  backup_retention_period = 7
}
