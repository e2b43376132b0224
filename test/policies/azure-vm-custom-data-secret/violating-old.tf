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

  os_profile {
    computer_name  = "orders"
    admin_username = "orders"
    custom_data    = "export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE"
  }
}
