resource "azurerm_mssql_managed_instance_security_alert_policy" "orders" {
  managed_instance_name        = "example-orders"
  resource_group_name          = "orders"
  enabled                      = true
  email_account_admins_enabled = true
}
