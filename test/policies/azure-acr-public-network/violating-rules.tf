resource "azurerm_container_registry" "images" {
  name                = "exampleimages"
  resource_group_name = "orders"
  location            = "westeurope"
  sku                 = "Premium"

  network_rule_set {
    default_action = "Allow"
  }
}
