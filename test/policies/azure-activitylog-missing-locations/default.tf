resource "azurerm_monitor_log_profile" "default" {
  name               = "default"
  storage_account_id = azurerm_storage_account.logs.id

  categories = ["Action", "Delete", "Write"]

  locations = []

  retention_policy {
    enabled = true
    days    = 365
  }
}
