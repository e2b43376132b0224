variable "encrypted" {
  type = bool
}

resource "azurerm_linux_virtual_machine" "orders" {
  name                  = "orders"
  location              = "westeurope"
  resource_group_name   = "orders"
  size                  = "Standard_D2s_v5"
  admin_username        = "operator"
  network_interface_ids = [azurerm_network_interface.orders.id]

  encryption_at_host_enabled = var.encrypted

  admin_ssh_key {
    username   = "operator"
    public_key = file("operator.pub")
  }

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
  }
}
