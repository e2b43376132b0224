resource "azurerm_key_vault_secret" "database" {
  name         = "database"
  value        = var.password
  key_vault_id = azurerm_key_vault.orders.id
}
