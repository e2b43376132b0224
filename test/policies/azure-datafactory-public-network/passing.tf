variable "public" {
  type    = bool
  default = false
}

resource "azurerm_data_factory" "orders" {
  name                   = "example-orders"
  resource_group_name    = "orders"
  location               = "westeurope"
  public_network_enabled = var.public
}
