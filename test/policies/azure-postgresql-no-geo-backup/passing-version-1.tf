resource "azurerm_postgresql_server" "orders" {
  name = "example-orders"

  storage_profile {
    geo_redundant_backup = "Enabled"
  }
}
