resource "aws_db_instance" "replica" {
  instance_class      = "db.t4g.medium"
  replicate_source_db = "orders"
}

resource "aws_db_instance" "restored" {
  instance_class = "db.t4g.medium"
  engine         = "postgres"
  restore_to_point_in_time {
    source_db_instance_identifier = "orders"
    use_latest_restorable_time    = true
  }
}
