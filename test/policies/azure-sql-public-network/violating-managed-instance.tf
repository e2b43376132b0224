resource "azurerm_mssql_managed_instance" "orders" {
  name                         = "example-orders"
  public_data_endpoint_enabled = true
}
