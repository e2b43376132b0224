variable "subnet_id" {
  type = string
}

resource "azurerm_redis_cache" "sessions" {
  name      = "example-sessions"
  family    = "P"
  sku_name  = "Premium"
  subnet_id = var.subnet_id
}
