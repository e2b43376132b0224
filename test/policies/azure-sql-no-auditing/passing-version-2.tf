resource "azurerm_sql_server" "orders" {
  name    = "example-orders"
  version = "12.0"

  extended_auditing_policy {
    storage_endpoint = azurerm_storage_account.logs.primary_blob_endpoint
  }
}
