resource "aws_db_instance" "on" {
  engine                  = "postgres"
  instance_class          = "db.t4g.small"
  allocated_storage       = 20
  storage_encrypted       = true
  backup_retention_period = 7
}

resource "aws_db_instance" "replica" {
  engine              = "postgres"
  instance_class      = "db.t4g.small"
  allocated_storage   = 20
  storage_encrypted   = true
  replicate_source_db = aws_db_instance.on.identifier
}

resource "aws_rds_cluster" "cluster" {
  engine            = "aurora-postgresql"
  storage_encrypted = true
}
