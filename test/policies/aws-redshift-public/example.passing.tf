resource "aws_redshift_cluster" "warehouse" {
  cluster_identifier     = "warehouse"
  node_type              = "ra3.large"
  master_username        = "sales"
  manage_master_password = true
  publicly_accessible    = false
}
