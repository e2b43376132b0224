resource "azurerm_linux_virtual_machine_scale_set" "web" {
  name                = "web"
  location            = "westeurope"
  resource_group_name = "web"
  sku                 = "Standard_B2s"
  instances           = 2
  admin_username      = "operator"

  network_interface {
    name    = "first"
    primary = true

    ip_configuration {
      name      = "internal"
      subnet_id = azurerm_subnet.web.id
    }
  }

  network_interface {
    name                 = "second"
    enable_ip_forwarding = true

    ip_configuration {
      name      = "internal"
      subnet_id = azurerm_subnet.web.id
    }
  }
}
