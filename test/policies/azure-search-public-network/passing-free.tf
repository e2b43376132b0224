resource "azurerm_search_service" "orders" {
  name                = "example-orders"
  resource_group_name = "orders"
  location            = "westeurope"
  sku                 = "free"
}
