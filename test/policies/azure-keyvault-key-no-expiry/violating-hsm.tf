resource "azurerm_key_vault_managed_hardware_security_module_key" "orders" {
  name           = "orders"
  managed_hsm_id = azurerm_key_vault_managed_hardware_security_module.orders.id
  key_type       = "EC-HSM"
  curve          = "P-521"
  key_opts       = ["sign"]
}
