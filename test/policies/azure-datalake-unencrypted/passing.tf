variable "state" {
  type    = string
  default = "Enabled"
}

resource "azurerm_data_lake_store" "orders" {
  name                = "exampleorders"
  resource_group_name = "orders"
  location            = "westeurope"
  encryption_state    = var.state
}
