resource "azurerm_managed_redis" "sessions" {
  name                = "example-sessions"
  resource_group_name = "orders"
  location            = "westeurope"
  sku_name            = "Balanced_B3"

  default_database {
    client_protocol = "Plaintext"
  }
}
