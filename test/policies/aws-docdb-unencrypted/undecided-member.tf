resource "aws_docdb_global_cluster" "documents" {
  global_cluster_identifier = "documents"
  engine                    = "docdb"
  storage_encrypted         = true
}

resource "aws_docdb_cluster" "secondary" {
  cluster_identifier        = "documents"
  global_cluster_identifier = aws_docdb_global_cluster.documents.id
}
