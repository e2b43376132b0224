resource "azurerm_snapshot" "data" {
  name                = "data"
  location            = "westeurope"
  resource_group_name = "orders"
  create_option       = "Copy"
  source_uri          = azurerm_managed_disk.data.id

  encryption_settings {
    enabled = false
  }
}
