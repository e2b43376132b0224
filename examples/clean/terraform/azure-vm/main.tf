variable "ssh_key" {}
variable "nic_id" {}

resource "azurerm_linux_virtual_machine" "host" {
  name                            = "host"
  resource_group_name             = "hosts"
  location                        = "westeurope"
  size                            = "Standard_B2s"
  admin_username                  = "operator"
  disable_password_authentication = true
  encryption_at_host_enabled      = true
  network_interface_ids           = [var.nic_id]
  custom_data                     = base64encode("#cloud-config\npackages: [nginx]\n")
  admin_ssh_key {
    username   = "operator"
    public_key = var.ssh_key
  }
  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
  }
  source_image_reference {
    publisher = "Canonical"
    offer     = "ubuntu-24_04-lts"
    sku       = "server"
    version   = "latest"
  }
}
