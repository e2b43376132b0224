resource "azurerm_public_ip" "gateway" {
  name              = "gateway"
  allocation_method = "Static"
}

resource "azurerm_mssql_firewall_rule" "gateway" {
  name             = "gateway"
  server_id        = azurerm_mssql_server.orders.id
  start_ip_address = azurerm_public_ip.gateway.ip_address
  end_ip_address   = azurerm_public_ip.gateway.ip_address
}
