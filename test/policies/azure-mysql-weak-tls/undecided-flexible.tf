variable "tls" {}

resource "azurerm_mysql_flexible_server_configuration" "tls_version" {
  name      = "tls_version"
  server_id = azurerm_mysql_flexible_server.orders.id
  value     = var.tls
}
