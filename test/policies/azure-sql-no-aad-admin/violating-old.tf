resource "azurerm_sql_server" "orders" {
  name                = "example-orders"
  resource_group_name = "orders"
  version             = "12.0"
}
