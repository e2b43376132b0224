variable "public" {
  type    = bool
  default = false
}

resource "azurerm_redis_cache" "sessions" {
  name                          = "example-sessions"
  resource_group_name           = "orders"
  location                      = "westeurope"
  capacity                      = 1
  family                        = "C"
  sku_name                      = "Standard"
  non_ssl_port_enabled          = false
  minimum_tls_version           = "1.2"
  public_network_access_enabled = var.public
}
