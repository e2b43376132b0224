resource "azurerm_key_vault_secret" "database" {
  name            = "database"
  value           = var.password
  key_vault_id    = azurerm_key_vault.orders.id
  expiration_date = "2030-12-31T23:59:59Z"
  content_type    = "password"
}
