variable "password" {
  type      = string
  sensitive = true
}

resource "azurerm_postgresql_server" "orders" {
  name                             = "example-orders"
  resource_group_name              = "orders"
  location                         = "westeurope"
  sku_name                         = "B_Gen5_2"
  version                          = "11"
  administrator_login              = "orders"
  administrator_login_password     = var.password
  ssl_enforcement_enabled          = true
  ssl_minimal_tls_version_enforced = "TLS1_2"
}
