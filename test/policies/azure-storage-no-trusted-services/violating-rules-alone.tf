resource "azurerm_storage_account_network_rules" "orders" {
  storage_account_id = data.azurerm_storage_account.orders.id
  default_action     = "Deny"
  bypass             = ["Metrics"]
}
