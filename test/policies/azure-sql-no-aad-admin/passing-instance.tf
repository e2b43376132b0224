resource "azurerm_mssql_managed_instance" "orders" {
  name = "example-orders"
}

resource "azurerm_mssql_managed_instance_active_directory_administrator" "orders" {
  managed_instance_id = azurerm_mssql_managed_instance.orders.id
  login_username      = "dba"
}
