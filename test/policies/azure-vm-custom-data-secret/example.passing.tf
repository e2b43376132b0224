resource "azurerm_linux_virtual_machine" "orders" {
  name                  = "orders"
  resource_group_name   = "orders"
  location              = "westeurope"
  size                  = "Standard_D2s_v5"
  admin_username        = "orders"
  network_interface_ids = [azurerm_network_interface.orders.id]
  custom_data           = base64encode(<<-EOT
    #!/bin/sh
    az login --identity
    /opt/orders/start
  EOT
  )

  admin_ssh_key {
    username   = "orders"
    public_key = file("orders.pub")
  }

  identity {
    type = "SystemAssigned"
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
