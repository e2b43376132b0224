variable "password" {
  type      = string
  sensitive = true
}

resource "azurerm_postgresql_server" "orders" {
  name                             = "example-orders"
  resource_group_name              = "orders"
  location                         = "westeurope"
  sku_name                         = "GP_Gen5_2"
  version                          = "11"
  administrator_login              = "orders"
  administrator_login_password     = var.password
  public_network_access_enabled    = false
  ssl_enforcement_enabled          = true
  ssl_minimal_tls_version_enforced = "TLS1_2"
  geo_redundant_backup_enabled     = true
}
