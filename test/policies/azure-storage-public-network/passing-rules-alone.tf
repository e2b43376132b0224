resource "azurerm_storage_account_network_rules" "orders" {
  storage_account_id = var.account_id
  default_action     = "Allow"
}

variable "account_id" {
  type = string
}
