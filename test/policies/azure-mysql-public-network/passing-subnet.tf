variable "password" {
  type      = string
  sensitive = true
}

resource "azurerm_mysql_flexible_server" "orders" {
  name                   = "example-orders"
  resource_group_name    = "orders"
  location               = "westeurope"
  version                = "8.0.21"
  administrator_login    = "orders"
  administrator_password = var.password
  sku_name               = "GP_Standard_D2ads_v5"
  delegated_subnet_id    = azurerm_subnet.orders.id
  private_dns_zone_id    = azurerm_private_dns_zone.orders.id
}
