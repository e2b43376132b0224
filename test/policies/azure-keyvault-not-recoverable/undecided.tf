variable "soft_delete" {
  type = bool
}

resource "azurerm_key_vault" "orders" {
  name                = "example-orders"
  location            = "westeurope"
  resource_group_name = "orders"
  tenant_id           = data.azurerm_client_config.current.tenant_id
  sku_name            = "standard"
  soft_delete_enabled = var.soft_delete

  purge_protection_enabled = true
}
