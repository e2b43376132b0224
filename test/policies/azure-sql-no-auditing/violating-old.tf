resource "azurerm_sql_server" "orders" {
  name    = "example-orders"
  version = "12.0"
}
