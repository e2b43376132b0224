variable "public" {
  type    = bool
  default = true
}

resource "azurerm_search_service" "orders" {
  name                          = "example-orders"
  resource_group_name           = "orders"
  location                      = "westeurope"
  sku                           = "standard"
  public_network_access_enabled = var.public
}
