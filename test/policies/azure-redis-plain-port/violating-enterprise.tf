resource "azurerm_redis_enterprise_database" "sessions" {
  name            = "default"
  cluster_id      = azurerm_redis_enterprise_cluster.sessions.id
  client_protocol = "PLAINTEXT"
}
