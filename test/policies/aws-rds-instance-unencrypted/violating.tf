variable "snapshot" {
  type    = string
  default = null
}

resource "aws_db_instance" "orders" {
  instance_class    = "db.t4g.medium"
  engine            = "postgres"
  storage_encrypted = false
}

resource "aws_db_instance" "restored_from_nothing" {
  instance_class      = "db.t4g.medium"
  engine              = "postgres"
  snapshot_identifier = var.snapshot
}
