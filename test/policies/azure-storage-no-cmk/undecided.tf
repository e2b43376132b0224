variable "keys" {
  type = set(string)
}

resource "azurerm_storage_account" "orders" {
  name                            = "exampleorders"
  resource_group_name             = "orders"
  location                        = "westeurope"
  account_tier                    = "Standard"
  account_replication_type        = "LRS"
  allow_nested_items_to_be_public = false
  public_network_access_enabled   = false

  dynamic "customer_managed_key" {
    for_each = var.keys
    content {
      key_vault_key_id = customer_managed_key.value
    }
  }
}
