resource "azurerm_network_security_group" "web" {
  name                = "example-web"
  location            = "westeurope"
  resource_group_name = "web"

  security_rule {
    name                       = "tftp"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "*"
    source_address_prefixes    = ["::/0"]
    source_port_range          = "*"
    destination_address_prefix = "*"
    destination_port_ranges    = ["69", "443"]
  }
}
