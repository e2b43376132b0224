resource "azurerm_managed_redis" "sessions" {
  name                  = "example-sessions"
  sku_name              = "Balanced_B3"
  public_network_access = "Disabled"
}

resource "azurerm_redis_enterprise_cluster" "orders" {
  name     = "example-orders"
  sku_name = "Enterprise_E20-4"
}
