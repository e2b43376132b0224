resource "azurerm_postgresql_flexible_server_configuration" "log" {
  name      = "connection_throttle.enable"
  server_id = azurerm_postgresql_flexible_server.orders.id
  value     = "on"
}
