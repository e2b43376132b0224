resource "azurerm_redis_firewall_rule" "office" {
  name                = "office"
  redis_cache_name    = azurerm_redis_cache.sessions.name
  resource_group_name = "orders"
  start_ip            = "1.2.3.4"
  end_ip              = "2.3.4.5"
}
