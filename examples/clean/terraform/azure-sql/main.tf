variable "group_id" {}
variable "tenant_id" {}
variable "storage_endpoint" {}

resource "azurerm_mssql_server" "orders" {
  name                          = "example-orders"
  resource_group_name           = "orders"
  location                      = "westeurope"
  version                       = "12.0"
  minimum_tls_version           = "1.2"
  public_network_access_enabled = false
  azuread_administrator {
    login_username              = "dba"
    object_id                   = var.group_id
    tenant_id                   = var.tenant_id
    azuread_authentication_only = true
  }
}

resource "azurerm_mssql_server_extended_auditing_policy" "orders" {
  server_id              = azurerm_mssql_server.orders.id
  storage_endpoint       = var.storage_endpoint
  retention_in_days      = 365
  log_monitoring_enabled = true
}

resource "azurerm_mssql_server_security_alert_policy" "orders" {
  server_name          = azurerm_mssql_server.orders.name
  resource_group_name  = "orders"
  state                = "Enabled"
  email_account_admins = true
}

resource "azurerm_mssql_database" "orders" {
  name      = "orders"
  server_id = azurerm_mssql_server.orders.id
  sku_name  = "GP_S_Gen5_2"
}
