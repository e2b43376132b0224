variable "server_id" {}

resource "azurerm_mssql_database" "orders" {
  name      = "orders"
  server_id = var.server_id
}
