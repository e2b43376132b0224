resource "azurerm_mssql_managed_instance_security_alert_policy" "orders" {
  managed_instance_name = "example-orders"
  enabled               = false
}
