resource "azurerm_key_vault" "orders" {
  name                = "orders"
  location            = "westeurope"
  resource_group_name = "orders"
  tenant_id           = "11111111-2222-3333-4444-555555555555"
  sku_name            = "standard"
}

resource "azurerm_key_vault" "bills" {
  name                     = "bills"
  location                 = "westeurope"
  resource_group_name      = "orders"
  tenant_id                = "11111111-2222-3333-4444-555555555555"
  sku_name                 = "standard"
  purge_protection_enabled = false
}
