resource "azurerm_key_vault_key" "orders" {
  name         = "orders"
  key_vault_id = azurerm_key_vault.orders.id
  key_type     = "RSA"
  key_size     = 3072
  key_opts     = ["unwrapKey", "wrapKey"]

  expiration_date = "2030-12-31T23:59:59Z"
}
