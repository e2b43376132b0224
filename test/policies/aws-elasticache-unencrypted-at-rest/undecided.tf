variable "encrypt" {
  type = bool
}

variable "engine" {
  type = string
}

resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id = "sessions"
  description          = "Sessions"
  at_rest_encryption_enabled = var.encrypt
}

resource "aws_elasticache_replication_group" "secondary" {
  replication_group_id        = "sessions-2"
  description                 = "Sessions in another region"
  global_replication_group_id = aws_elasticache_global_replication_group.sessions.global_replication_group_id
}

resource "aws_elasticache_replication_group" "any_engine" {
  replication_group_id = "sessions-3"
  description          = "Sessions"
  engine               = var.engine
}
