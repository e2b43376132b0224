variable "subnet_id" {}
variable "dns_zone_id" {}

resource "random_password" "postgres" {
  length = 32
}

resource "azurerm_postgresql_flexible_server" "orders" {
  name                          = "example-orders"
  resource_group_name           = "orders"
  location                      = "westeurope"
  version                       = "17"
  delegated_subnet_id           = var.subnet_id
  private_dns_zone_id           = var.dns_zone_id
  public_network_access_enabled = false
  administrator_login           = "orders"
  administrator_password        = random_password.postgres.result
  sku_name                      = "GP_Standard_D2s_v3"
  geo_redundant_backup_enabled  = true
}
