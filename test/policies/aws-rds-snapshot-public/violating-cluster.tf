resource "aws_db_cluster_snapshot" "orders" {
  db_cluster_identifier          = "orders"
  db_cluster_snapshot_identifier = "orders-2026"
  shared_accounts                = ["111122223333", "all"]
}
