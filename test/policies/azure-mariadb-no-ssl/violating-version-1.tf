resource "azurerm_mariadb_server" "orders" {
  name            = "example-orders"
  ssl_enforcement = "Disabled"
}
