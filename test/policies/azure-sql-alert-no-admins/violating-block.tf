resource "azurerm_mssql_database" "orders" {
  name      = "orders"
  server_id = azurerm_mssql_server.orders.id

  threat_detection_policy {
    state                = "Enabled"
    email_account_admins = "Disabled"
  }
}
