resource "azurerm_network_security_rule" "all" {
  name                        = "all"
  resource_group_name         = "web"
  network_security_group_name = azurerm_network_security_group.web.name
  priority                    = 100
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "udp"
  source_address_prefix       = "0.0.0.0/0"
  source_port_range           = "*"
  destination_address_prefix  = "*"
  destination_port_range      = "1-65535"
}
