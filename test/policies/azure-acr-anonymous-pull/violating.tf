variable "anonymous" {
  type    = bool
  default = true
}

resource "azurerm_container_registry" "images" {
  name                          = "exampleimages"
  resource_group_name           = "orders"
  location                      = "westeurope"
  sku                           = "Premium"
  public_network_access_enabled = false
  anonymous_pull_enabled        = var.anonymous
}
