variable "addresses" {
  type = list(string)
}

resource "azurerm_key_vault" "orders" {
  name                = "example-orders"
  location            = "westeurope"
  resource_group_name = "orders"
  tenant_id           = data.azurerm_client_config.current.tenant_id
  sku_name            = "standard"

  network_acls {
    bypass         = "AzureServices"
    default_action = "Allow"
    ip_rules       = concat(var.addresses, [])
  }
}
