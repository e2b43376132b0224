resource "azurerm_network_security_rule" "letter" {
  name                        = "letter"
  resource_group_name         = "inner"
  network_security_group_name = "inner"
  priority                    = 100
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  source_address_prefix       = "0.0.0.0/O"
  destination_port_range      = "22"
  destination_address_prefix  = "*"
}

resource "azurerm_network_security_rule" "two" {
  name                        = "two"
  resource_group_name         = "inner"
  network_security_group_name = "inner"
  priority                    = 100
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  source_address_prefix       = "10.0.0.0/8,0.0.0.0/0"
  destination_port_range      = "22"
  destination_address_prefix  = "*"
}
