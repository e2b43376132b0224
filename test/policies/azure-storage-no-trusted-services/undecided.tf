variable "bypass" {
  type = set(string)
}

resource "azurerm_storage_account" "orders" {
  name                            = "exampleorders"
  resource_group_name             = "orders"
  location                        = "westeurope"
  account_tier                    = "Standard"
  account_replication_type        = "LRS"
  allow_nested_items_to_be_public = false

  network_rules {
    default_action = "Deny"
    ip_rules       = ["198.51.100.0/24"]
    bypass         = var.bypass
  }
}
