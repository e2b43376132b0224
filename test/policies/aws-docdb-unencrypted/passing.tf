resource "aws_docdb_cluster" "documents" {
  cluster_identifier          = "documents"
  master_username             = "shop"
  manage_master_user_password = true
  storage_encrypted           = true
}
