variable "first" {
  default = "0.0.0.0"
}

variable "last" {
  default = "255.255.255.255"
}

resource "azurerm_redis_firewall_rule" "office" {
  name                = "office"
  redis_cache_name    = azurerm_redis_cache.sessions.name
  resource_group_name = "orders"
  start_ip            = var.first
  end_ip              = var.last
}
