variable "subnet_id" {
  type = string
}

variable "password" {
  type      = string
  sensitive = true
}

resource "azurerm_postgresql_flexible_server" "orders" {
  name                   = "example-orders"
  resource_group_name    = "orders"
  location               = "westeurope"
  version                = "17"
  administrator_login    = "orders"
  administrator_password = var.password
  sku_name               = "GP_Standard_D2s_v3"
  delegated_subnet_id    = var.subnet_id
}
