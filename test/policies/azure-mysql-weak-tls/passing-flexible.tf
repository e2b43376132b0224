resource "azurerm_mysql_flexible_server_configuration" "tls_version" {
  name      = "tls_version"
  server_id = azurerm_mysql_flexible_server.orders.id
  value     = "TLSv1.2,TLSv1.3"
}

resource "azurerm_mysql_flexible_server_configuration" "init_connect" {
  name      = "init_connect"
  server_id = azurerm_mysql_flexible_server.orders.id
  value     = "TLSv1"
}
