resource "azurerm_managed_redis" "sessions" {
  name     = "example-sessions"
  sku_name = "Balanced_B3"
}

resource "azurerm_managed_redis" "orders" {
  name                  = "example-orders"
  sku_name              = "Balanced_B3"
  public_network_access = "Enabled"
}
