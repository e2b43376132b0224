resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id        = "sessions"
  description                 = "Sessions of the shop"
  engine                      = "valkey"
  global_replication_group_id = aws_elasticache_global_replication_group.sessions.global_replication_group_id
}
