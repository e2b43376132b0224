resource "azurerm_linux_virtual_machine" "app" {
  name                  = "app"
  resource_group_name   = "app"
  location              = "westeurope"
  size                  = "Standard_B2s"
  admin_username        = "ops"
  network_interface_ids = ["/subscriptions/0/resourceGroups/app/providers/Microsoft.Network/networkInterfaces/app"]
  custom_data           = base64encode("#!/bin/bash\nexport DATABASE_PASSWORD=\"correct-horse-battery\"\n/opt/app/run\n")
}

resource "azurerm_windows_virtual_machine" "windows" {
  name                  = "windows"
  resource_group_name   = "app"
  location              = "westeurope"
  size                  = "Standard_B2s"
  admin_username        = "ops"
  admin_password        = var.password
  network_interface_ids = ["/subscriptions/0/resourceGroups/app/providers/Microsoft.Network/networkInterfaces/app"]
  custom_data           = base64encode("$p = ConvertTo-SecureString 'correct-horse-battery' -AsPlainText -Force")
}

variable "password" {
  type = string
}
