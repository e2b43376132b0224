resource "azurerm_orchestrated_virtual_machine_scale_set" "web" {
  name                        = "web"
  location                    = "westeurope"
  resource_group_name         = "web"
  platform_fault_domain_count = 1

  network_interface {
    name    = "web"
    primary = true

    ip_configuration {
      name      = "internal"
      subnet_id = azurerm_subnet.web.id
    }
  }
}
