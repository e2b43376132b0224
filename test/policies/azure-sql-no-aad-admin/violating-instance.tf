resource "azurerm_mssql_managed_instance" "orders" {
  name = "example-orders"
}
