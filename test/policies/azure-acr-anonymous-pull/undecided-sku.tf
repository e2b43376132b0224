variable "sku" {}

resource "azurerm_container_registry" "images" {
  name                   = "exampleimages"
  resource_group_name    = "orders"
  location               = "westeurope"
  sku                    = var.sku
  anonymous_pull_enabled = true
}
