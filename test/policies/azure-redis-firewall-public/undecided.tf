variable "last" {}

resource "azurerm_redis_firewall_rule" "office" {
  name                = "office"
  redis_cache_name    = azurerm_redis_cache.sessions.name
  resource_group_name = "orders"
  start_ip            = "0.0.0.0"
  end_ip              = var.last
}
