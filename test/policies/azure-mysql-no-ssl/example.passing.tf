resource "azurerm_mysql_flexible_server_configuration" "tls" {
  name                = "require_secure_transport"
  resource_group_name = "orders"
  server_name         = azurerm_mysql_flexible_server.orders.name
  value               = "ON"
}
