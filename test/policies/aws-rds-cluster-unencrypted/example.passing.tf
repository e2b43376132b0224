resource "aws_rds_cluster" "orders" {
  cluster_identifier          = "orders"
  engine                      = "postgres"
  db_cluster_instance_class   = "db.r6gd.large"
  storage_type                = "gp3"
  allocated_storage           = 100
  master_username             = "orders"
  manage_master_user_password = true
  storage_encrypted           = true
}
