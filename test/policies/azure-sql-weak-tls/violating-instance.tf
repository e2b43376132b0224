resource "azurerm_mssql_managed_instance" "orders" {
  name                = "example-orders"
  minimum_tls_version = "1.1"
}
