resource "azurerm_orchestrated_virtual_machine_scale_set" "orders" {
  name                        = "orders"
  resource_group_name         = "orders"
  location                    = "westeurope"
  platform_fault_domain_count = 1

  os_profile {
    linux_configuration {
      admin_username                  = "orders"
      disable_password_authentication = false
    }
  }
}
