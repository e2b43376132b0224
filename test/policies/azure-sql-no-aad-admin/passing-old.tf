resource "azurerm_sql_server" "orders" {
  name                = "example-orders"
  resource_group_name = "orders"
  version             = "12.0"
}

resource "azurerm_sql_active_directory_administrator" "orders" {
  server_name         = azurerm_sql_server.orders.name
  resource_group_name = "orders"
  login               = "dba"
  object_id           = data.azuread_group.dba.object_id
}
