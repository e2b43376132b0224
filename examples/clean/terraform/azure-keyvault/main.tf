variable "tenant_id" {}
variable "database_password" { sensitive = true }

resource "azurerm_key_vault" "shop" {
  name                       = "example-shop"
  location                   = "westeurope"
  resource_group_name        = "shop"
  tenant_id                  = var.tenant_id
  sku_name                   = "standard"
  rbac_authorization_enabled = true
  purge_protection_enabled   = true
  soft_delete_retention_days = 90
  network_acls {
    default_action = "Deny"
    bypass         = "AzureServices"
  }
}

resource "azurerm_key_vault_secret" "database" {
  name            = "database"
  value           = var.database_password
  key_vault_id    = azurerm_key_vault.shop.id
  expiration_date = "2027-06-30T00:00:00Z"
  content_type    = "password"
}
