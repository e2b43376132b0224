resource "azurerm_container_registry" "orders" {
  name                = "exampleorders"
  resource_group_name = "orders"
  location            = "westeurope"
  sku                 = "Standard"
  admin_enabled       = false
}
