resource "azurerm_storage_account" "orders" {
  name                     = "exampleorders"
  resource_group_name      = "orders"
  location                 = "westeurope"
  account_tier             = "Standard"
  account_replication_type = "LRS"
}

resource "azurerm_storage_container" "invoices" {
  name                  = "invoices"
  storage_account_name  = azurerm_storage_account.orders.name
  container_access_type = "blob"
}
