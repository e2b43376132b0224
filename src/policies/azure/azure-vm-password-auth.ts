/** A Linux machine that people sign in to with a password. */
import { all, any, is, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { linuxSignIn } from '../../subjects/azure/compute/linux-sign-in.ts'

export const azureVMPasswordAuth = definePolicy({
  id: 'azure-vm-password-auth',
  title: 'Linux machine accepts sign-in with a password',
  severity: 'high',
  why: 'Passwords are guessed by machines that do nothing else all day, and those that people use elsewhere too are found in lists. A key can not be guessed.',
  fix: 'Let people sign in with SSH keys or Microsoft Entra, and turn password authentication off.',
  references: [
    'https://learn.microsoft.com/azure/virtual-machines/linux/create-ssh-keys-detailed',
    'https://learn.microsoft.com/azure/templates/microsoft.compute/virtualmachines',
  ],
  mvisionNames: [],
  subject: linuxSignIn,
  violatedWhen: ({ keysOnly, isLinux }) =>
    all(
      is(keysOnly, [false], 'people may sign in with a password'),
      withoutEvidence(any(...isLinux.map((sign) => is(sign, [true])))),
    ),
  examples: [
    {
      framework: 'arm',
      violating: `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "parameters": {
    "adminPassword": { "type": "secureString" }
  },
  "resources": [
    {
      "type": "Microsoft.Compute/virtualMachines",
      "apiVersion": "2024-07-01",
      "name": "orders",
      "location": "westeurope",
      "properties": {
        "hardwareProfile": { "vmSize": "Standard_D2s_v5" },
        "storageProfile": {
          "imageReference": {
            "publisher": "Canonical",
            "offer": "ubuntu-24_04-lts",
            "sku": "server",
            "version": "latest"
          },
          "osDisk": { "createOption": "FromImage" }
        },
        "osProfile": {
          "computerName": "orders",
          "adminUsername": "orders",
          "adminPassword": "[parameters('adminPassword')]",
          "linuxConfiguration": { "disablePasswordAuthentication": false }
        }
      }
    }
  ]
}
`,
      passing: `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "parameters": {
    "publicKey": { "type": "string" }
  },
  "resources": [
    {
      "type": "Microsoft.Compute/virtualMachines",
      "apiVersion": "2024-07-01",
      "name": "orders",
      "location": "westeurope",
      "properties": {
        "hardwareProfile": { "vmSize": "Standard_D2s_v5" },
        "storageProfile": {
          "imageReference": {
            "publisher": "Canonical",
            "offer": "ubuntu-24_04-lts",
            "sku": "server",
            "version": "latest"
          },
          "osDisk": { "createOption": "FromImage" }
        },
        "osProfile": {
          "computerName": "orders",
          "adminUsername": "orders",
          "linuxConfiguration": {
            "disablePasswordAuthentication": true,
            "ssh": {
              "publicKeys": [
                {
                  "path": "/home/orders/.ssh/authorized_keys",
                  "keyData": "[parameters('publicKey')]"
                }
              ]
            }
          }
        }
      }
    }
  ]
}
`,
    },
    {
      framework: 'terraform',
      violating: `variable "admin_password" {
  type      = string
  sensitive = true
}

resource "azurerm_linux_virtual_machine" "orders" {
  name                  = "orders"
  resource_group_name   = "orders"
  location              = "westeurope"
  size                  = "Standard_D2s_v5"
  admin_username        = "orders"
  network_interface_ids = [azurerm_network_interface.orders.id]
  admin_password        = var.admin_password

  disable_password_authentication = false

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
`,
      passing: `resource "azurerm_linux_virtual_machine" "orders" {
  name                  = "orders"
  resource_group_name   = "orders"
  location              = "westeurope"
  size                  = "Standard_D2s_v5"
  admin_username        = "orders"
  network_interface_ids = [azurerm_network_interface.orders.id]

  admin_ssh_key {
    username   = "orders"
    public_key = file("orders.pub")
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
`,
    },
  ],
})
