resource "azurerm_network_security_rule" "tag" {
  name                        = "tag"
  resource_group_name         = "inner"
  network_security_group_name = "inner"
  priority                    = 100
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  source_address_prefix       = "AzureCloud.WestEurope"
  destination_port_range      = "22"
  destination_address_prefix  = "*"
}

resource "azurerm_network_security_rule" "host" {
  name                        = "host"
  resource_group_name         = "inner"
  network_security_group_name = "inner"
  priority                    = 100
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  source_address_prefix       = "203.0.113.7"
  destination_port_range      = "22"
  destination_address_prefix  = "*"
}

resource "azurerm_network_security_rule" "placeholder" {
  name                        = "placeholder"
  resource_group_name         = "inner"
  network_security_group_name = "inner"
  priority                    = 100
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  source_address_prefix       = "x.x.x.x/32"
  destination_port_range      = "22"
  destination_address_prefix  = "*"
}
