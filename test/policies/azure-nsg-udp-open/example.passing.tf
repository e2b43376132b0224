resource "azurerm_network_security_rule" "ntp" {
  name                        = "ntp"
  resource_group_name         = "web"
  network_security_group_name = azurerm_network_security_group.web.name
  priority                    = 100
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Udp"
  source_address_prefix       = "198.51.100.0/24"
  source_port_range           = "*"
  destination_address_prefix  = "*"
  destination_port_range      = "123"
}
