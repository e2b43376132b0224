variable "account_id" {}

resource "azurerm_storage_container" "invoices" {
  name                  = "invoices"
  storage_account_id    = var.account_id
  container_access_type = "container"
}
