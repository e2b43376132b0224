resource "aws_docdb_cluster" "documents" {
  cluster_identifier  = "documents"
  snapshot_identifier = "shop-2026"
  storage_encrypted   = "true"
}
