variable "locations" {
  type = list(string)
}

resource "azurerm_monitor_log_profile" "default" {
  name               = "default"
  storage_account_id = azurerm_storage_account.logs.id

  categories = ["Action", "Delete", "Write"]

  locations = var.locations

  retention_policy {
    enabled = true
    days    = 365
  }
}
