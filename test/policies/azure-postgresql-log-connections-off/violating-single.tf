resource "azurerm_postgresql_configuration" "log" {
  name                = "log_connections"
  resource_group_name = "orders"
  server_name         = azurerm_postgresql_server.orders.name
  value               = "OFF"
}
