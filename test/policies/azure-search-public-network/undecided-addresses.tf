variable "addresses" {
  type = list(string)
}

resource "azurerm_search_service" "orders" {
  name                = "example-orders"
  resource_group_name = "orders"
  location            = "westeurope"
  sku                 = "standard"
  allowed_ips         = var.addresses
}
