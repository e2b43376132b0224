variable "tls" {
  type = string
}

resource "azurerm_redis_cache" "sessions" {
  name                          = "example-sessions"
  resource_group_name           = "orders"
  location                      = "westeurope"
  capacity                      = 1
  family                        = "C"
  sku_name                      = "Standard"
  non_ssl_port_enabled          = false
  public_network_access_enabled = false
  minimum_tls_version           = var.tls
}
