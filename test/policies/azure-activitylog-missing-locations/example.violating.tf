resource "azurerm_monitor_log_profile" "default" {
  name               = "default"
  storage_account_id = azurerm_storage_account.logs.id

  categories = ["Action", "Delete", "Write"]

  locations = ["westeurope", "northeurope"]

  retention_policy {
    enabled = true
    days    = 365
  }
}
