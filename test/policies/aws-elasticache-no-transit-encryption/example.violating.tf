resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id       = "sessions"
  description                = "Sessions of the shop"
  node_type                  = "cache.t4g.small"
  engine                     = "redis"
  num_cache_clusters         = 2
  at_rest_encryption_enabled = true
}
