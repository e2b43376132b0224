resource "azurerm_redis_firewall_rule" "gateway" {
  name             = "gateway"
  redis_cache_name = azurerm_redis_cache.sessions.name
  start_ip         = azurerm_public_ip.gateway.ip_address
  end_ip           = azurerm_public_ip.gateway.ip_address
}
