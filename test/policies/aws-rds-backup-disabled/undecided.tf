variable "days" {
  type = number
}

variable "source_db" {
  type = string
}

resource "aws_db_instance" "asked" {
  engine                  = "postgres"
  instance_class          = "db.t4g.small"
  allocated_storage       = 20
  storage_encrypted       = true
  backup_retention_period = var.days
}

resource "aws_db_instance" "restored" {
  engine              = "postgres"
  instance_class      = "db.t4g.small"
  allocated_storage   = 20
  storage_encrypted   = true
  snapshot_identifier = "rds:orders"
}

resource "aws_db_instance" "maybe_replica" {
  engine              = "postgres"
  instance_class      = "db.t4g.small"
  allocated_storage   = 20
  storage_encrypted   = true
  replicate_source_db = var.source_db
}
