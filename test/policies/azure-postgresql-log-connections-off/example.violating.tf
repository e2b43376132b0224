resource "azurerm_postgresql_flexible_server_configuration" "log" {
  name      = "log_connections"
  server_id = azurerm_postgresql_flexible_server.orders.id
  value     = "off"
}
