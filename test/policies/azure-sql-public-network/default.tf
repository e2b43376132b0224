resource "azurerm_mssql_server" "orders" {
  name                = "example-orders"
  resource_group_name = "orders"
  location            = "westeurope"
  version             = "12.0"
}

resource "azurerm_mssql_managed_instance" "orders" {
  name = "example-orders"
}
