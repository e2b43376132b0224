variable "logged" {
  type = bool
}

resource "azurerm_network_watcher_flow_log" "web" {
  name                 = "web"
  network_watcher_name = "westeurope"
  resource_group_name  = "NetworkWatcherRG"
  target_resource_id   = azurerm_virtual_network.web.id
  storage_account_id   = azurerm_storage_account.logs.id
  enabled              = var.logged

  retention_policy {
    enabled = true
    days    = 90
  }
}
