resource "azurerm_storage_account" "orders" {
  name                     = "exampleorders"
  resource_group_name      = "orders"
  location                 = "westeurope"
  account_tier             = "Standard"
  account_replication_type = "LRS"
  https_traffic_only_enabled = false
}

resource "azurerm_storage_share" "orders" {
  name               = "orders"
  storage_account_id = azurerm_storage_account.orders.id
  enabled_protocol   = "NFS"
  quota              = 100
}

resource "azurerm_storage_account" "lake" {
  name                     = "examplelake"
  resource_group_name      = "orders"
  location                 = "westeurope"
  account_tier             = "Standard"
  account_replication_type = "LRS"
  is_hns_enabled             = true
  nfsv3_enabled              = true
  https_traffic_only_enabled = false
}
