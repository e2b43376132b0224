variable "first" {
  default = "0.0.0.0"
}

variable "last" {
  default = "0.0.0.0"
}

resource "azurerm_mssql_firewall_rule" "azure" {
  name             = "azure"
  server_id        = azurerm_mssql_server.orders.id
  start_ip_address = var.first
  end_ip_address   = var.last
}
