resource "azurerm_network_interface" "web" {
  name                = "web"
  location            = "westeurope"
  resource_group_name = "web"

  ip_forwarding_enabled = false

  ip_configuration {
    name                          = "internal"
    subnet_id                     = azurerm_subnet.web.id
    private_ip_address_allocation = "Dynamic"
  }
}
