resource "aws_db_instance" "orders" {
  instance_class      = "db.t4g.medium"
  engine              = "postgres"
  publicly_accessible = true
}

resource "aws_rds_cluster_instance" "orders" {
  cluster_identifier  = "orders"
  instance_class      = "db.r6g.large"
  engine              = "aurora-postgresql"
  publicly_accessible = "true"
}
