variable "password" {
  sensitive = true
}

resource "azurerm_key_vault_secret" "database" {
  name            = "database"
  value           = var.password
  key_vault_id    = azurerm_key_vault.orders.id
  expiration_date = timeadd(timestamp(), "8760h")
}

resource "azurerm_key_vault_secret" "token" {
  name            = "token"
  value           = var.password
  key_vault_id    = azurerm_key_vault.orders.id
  expiration_date = time_offset.year.rfc3339
}
