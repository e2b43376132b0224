resource "azurerm_postgresql_server" "orders" {
  name = "example-orders"

  sku {
    name = "GP_Gen5_2"
  }

  storage_profile {
    geo_redundant_backup = "Disabled"
  }
}
