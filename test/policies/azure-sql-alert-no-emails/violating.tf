resource "azurerm_mssql_server_security_alert_policy" "orders" {
  resource_group_name = "orders"
  server_name         = azurerm_mssql_server.orders.name
  state               = "Enabled"
  email_addresses     = []
}
