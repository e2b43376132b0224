resource "aws_docdb_global_cluster" "documents" {
  global_cluster_identifier = "documents"
  engine                    = "docdb"
}
