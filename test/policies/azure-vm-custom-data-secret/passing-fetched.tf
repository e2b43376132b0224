resource "azurerm_linux_virtual_machine" "fetched" {
  name                  = "fetched"
  resource_group_name   = "app"
  location              = "westeurope"
  size                  = "Standard_B2s"
  admin_username        = "ops"
  network_interface_ids = ["/subscriptions/0/resourceGroups/app/providers/Microsoft.Network/networkInterfaces/fetched"]
  custom_data           = base64encode("#!/bin/bash\nexport DATABASE_PASSWORD=$(az keyvault secret show --id x)\nexport ADMIN_PASSWORD=changeme\n")
}
