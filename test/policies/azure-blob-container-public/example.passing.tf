resource "azurerm_storage_container" "invoices" {
  name                  = "invoices"
  storage_account_id    = data.azurerm_storage_account.orders.id
  container_access_type = "private"
}
