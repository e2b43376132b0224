variable "public" {
  type    = bool
  default = true
}

variable "password" {
  type      = string
  sensitive = true
}

resource "azurerm_postgresql_flexible_server" "orders" {
  name                          = "example-orders"
  resource_group_name           = "orders"
  location                      = "westeurope"
  version                       = "17"
  administrator_login           = "orders"
  administrator_password        = var.password
  sku_name                      = "GP_Standard_D2s_v3"
  public_network_access_enabled = var.public
  geo_redundant_backup_enabled  = true
}
