resource "azurerm_key_vault_key" "orders" {
  name         = "orders"
  key_vault_id = azurerm_key_vault.orders.id
  key_type     = "RSA"
  key_size     = 3072
  key_opts     = ["unwrapKey", "wrapKey"]
}
