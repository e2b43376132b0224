resource "azurerm_network_security_group" "web" {
  name                = "example-web"
  location            = "westeurope"
  resource_group_name = "web"
}
