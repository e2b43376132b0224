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
  protocol                    = "*"
  source_address_prefixes     = ["10.0.0.0/8", "0.0.0.0/0"]
  source_port_range           = "*"
  destination_address_prefix  = "*"
  destination_port_ranges     = ["443", "3387-3392"]
  resource_group_name         = "web"
  network_security_group_name = azurerm_network_security_group.web.name
}
