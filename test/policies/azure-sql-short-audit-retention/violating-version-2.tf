resource "azurerm_sql_server" "orders" {
  name = "example-orders"

  extended_auditing_policy {
    storage_endpoint  = azurerm_storage_account.logs.primary_blob_endpoint
    retention_in_days = 6
  }
}
