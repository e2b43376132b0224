resource "aws_db_instance" "orders" {
  instance_class    = "db.t4g.medium"
  engine            = "postgres"
  storage_encrypted = true
}

resource "aws_rds_cluster_instance" "member" {
  cluster_identifier = "orders"
  instance_class     = "db.r6g.large"
  engine             = "aurora-postgresql"
}
