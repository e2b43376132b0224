variable "managed" {
  type    = bool
  default = false
}

variable "password" {
  type      = string
  sensitive = true
}

resource "azurerm_synapse_workspace" "orders" {
  name                                 = "example-orders"
  resource_group_name                  = "orders"
  location                             = "westeurope"
  storage_data_lake_gen2_filesystem_id = azurerm_storage_data_lake_gen2_filesystem.orders.id
  managed_virtual_network_enabled      = var.managed
  sql_administrator_login              = "orders"
  sql_administrator_login_password     = var.password

  identity {
    type = "SystemAssigned"
  }
}
