resource "azurerm_virtual_machine_scale_set" "web" {
  name                = "web"
  location            = "westeurope"
  resource_group_name = "web"

  network_profile {
    name    = "web"
    primary = true

    ip_configuration {
      name      = "internal"
      primary   = true
      subnet_id = azurerm_subnet.web.id

      public_ip_address_configuration {
        name              = "web"
        idle_timeout      = 4
        domain_name_label = "web"
      }
    }
  }
}
