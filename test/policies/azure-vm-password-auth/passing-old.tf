resource "azurerm_virtual_machine" "orders" {
  name                  = "orders"
  resource_group_name   = "orders"
  location              = "westeurope"
  vm_size               = "Standard_D2s_v5"
  network_interface_ids = [azurerm_network_interface.orders.id]

  storage_os_disk {
    name          = "orders"
    create_option = "FromImage"
  }

  os_profile_linux_config {
    disable_password_authentication = true
  }
}
