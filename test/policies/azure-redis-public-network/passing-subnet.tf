resource "azurerm_redis_cache" "sessions" {
  name      = "example-sessions"
  family    = "P"
  sku_name  = "Premium"
  subnet_id = azurerm_subnet.cache.id
}
