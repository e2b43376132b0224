resource "azurerm_key_vault" "orders" {
  name                = "example-orders"
  location            = "westeurope"
  resource_group_name = "orders"
  tenant_id           = data.azurerm_client_config.current.tenant_id
  sku_name            = "standard"

  purge_protection_enabled = true
}
