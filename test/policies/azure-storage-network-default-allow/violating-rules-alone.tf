resource "azurerm_storage_account_network_rules" "orders" {
  storage_account_id = data.azurerm_storage_account.orders.id
  default_action     = "Allow"
  ip_rules           = ["198.51.100.7"]
}
