variable "start" {}

variable "end" {}

resource "azurerm_mssql_firewall_rule" "office" {
  name             = "office"
  server_id        = azurerm_mssql_server.orders.id
  start_ip_address = var.start
  end_ip_address   = var.end
}
