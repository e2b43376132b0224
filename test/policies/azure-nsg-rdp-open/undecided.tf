variable "sources" {
  type = list(string)
}

resource "azurerm_network_security_group" "web" {
  name                = "example-web"
  location            = "westeurope"
  resource_group_name = "web"
}

resource "azurerm_network_security_rule" "rdp" {
  name                        = "rdp"
  priority                    = 100
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_address_prefixes     = var.sources
  source_port_range           = "*"
  destination_address_prefix  = "*"
  destination_port_range      = "3389"
  resource_group_name         = "web"
  network_security_group_name = azurerm_network_security_group.web.name
}
