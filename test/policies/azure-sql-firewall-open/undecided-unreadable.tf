resource "azurerm_mssql_firewall_rule" "odd" {
  name             = "odd"
  server_id        = "orders"
  start_ip_address = "0.0.0.0"
  end_ip_address   = "all"
}
