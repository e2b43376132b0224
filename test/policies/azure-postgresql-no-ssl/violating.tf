resource "azurerm_postgresql_server" "orders" {
  name                = "example-orders"
  location            = "westeurope"
  resource_group_name = "orders"
  sku_name            = "GP_Gen5_2"
  version             = "11"
  ssl_enforcement_enabled = false
}
