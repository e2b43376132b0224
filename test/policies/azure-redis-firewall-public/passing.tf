resource "azurerm_redis_firewall_rule" "office" {
  name                = "office"
  redis_cache_name    = azurerm_redis_cache.sessions.name
  resource_group_name = "orders"
  start_ip            = "10.0.0.0"
  end_ip              = "10.255.255.255"
}

resource "azurerm_redis_firewall_rule" "home" {
  name                = "office"
  redis_cache_name    = azurerm_redis_cache.sessions.name
  resource_group_name = "orders"
  start_ip            = "198.51.100.7"
  end_ip              = "198.51.100.7"
}
