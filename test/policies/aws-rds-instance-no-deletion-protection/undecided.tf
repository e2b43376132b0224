variable "protected" {
  type = bool
}

resource "aws_db_instance" "asked" {
  engine                  = "postgres"
  instance_class          = "db.t4g.small"
  allocated_storage       = 20
  storage_encrypted       = true
  backup_retention_period = 7
  deletion_protection     = var.protected
}
