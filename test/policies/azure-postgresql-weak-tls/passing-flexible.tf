resource "azurerm_postgresql_flexible_server_configuration" "ssl_min_protocol_version" {
  name      = "ssl_min_protocol_version"
  server_id = azurerm_postgresql_flexible_server.orders.id
  value     = "TLSv1.2"
}

resource "azurerm_postgresql_flexible_server_configuration" "ssl_max_protocol_version" {
  name      = "ssl_max_protocol_version"
  server_id = azurerm_postgresql_flexible_server.orders.id
  value     = "TLSv1.1"
}
