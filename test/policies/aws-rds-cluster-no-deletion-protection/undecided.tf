variable "protected" {
  type = bool
}

resource "aws_rds_cluster" "asked" {
  engine                  = "aurora-postgresql"
  storage_encrypted       = true
  backup_retention_period = 7
  deletion_protection     = var.protected
}
