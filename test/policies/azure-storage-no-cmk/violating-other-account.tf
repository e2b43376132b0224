resource "azurerm_storage_account" "orders" {
  name                            = "exampleorders"
  resource_group_name             = "orders"
  location                        = "westeurope"
  account_tier                    = "Standard"
  account_replication_type        = "LRS"
  allow_nested_items_to_be_public = false
  public_network_access_enabled   = false
}

resource "azurerm_storage_account" "shop" {
  name                            = "exampleshop"
  resource_group_name             = "orders"
  location                        = "westeurope"
  account_tier                    = "Standard"
  account_replication_type        = "LRS"
  allow_nested_items_to_be_public = false
  public_network_access_enabled   = false

  customer_managed_key {
    key_vault_key_id          = azurerm_key_vault_key.orders.id
    user_assigned_identity_id = azurerm_user_assigned_identity.orders.id
  }
}
