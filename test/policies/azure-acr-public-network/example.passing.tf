resource "azurerm_container_registry" "images" {
  name                          = "exampleimages"
  resource_group_name           = "orders"
  location                      = "westeurope"
  sku                           = "Premium"
  admin_enabled                 = false
  public_network_access_enabled = false
}
