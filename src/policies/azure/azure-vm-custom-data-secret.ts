/** A credential in what a machine is given when it is made. */
import { definePolicy } from '../../core/policy.ts'
import { credentialsIn } from '../../subjects/azure/compute/credential.ts'
import { customData } from '../../subjects/azure/compute/custom-data.ts'
import { holdsCredential } from '../../subjects/secrets/written-credential.ts'

export const azureVMCustomDataSecret = definePolicy({
  id: 'azure-vm-custom-data-secret',
  title: 'Key or secret in the custom data of a machine',
  severity: 'critical',
  why: 'Everybody who can read the repository has the key, and so has whoever gets onto the machine, where custom data stays on the disk. Deleting the line does not take the key out of the history: it has to be replaced.',
  fix: 'Give the machine a managed identity that reads the secret from a key vault when it starts, and replace the key that was written here.',
  references: [
    'https://learn.microsoft.com/azure/virtual-machines/custom-data',
    'https://learn.microsoft.com/azure/key-vault/general/tutorial-net-virtual-machine',
  ],
  mvisionNames: [],
  subject: customData,
  violatedWhen: ({ text, template }) => holdsCredential(text, template, credentialsIn),
  examples: [
    {
      framework: 'arm',
      violating: `{
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
          "customData": "[base64('#!/bin/sh\\nexport AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE\\n/opt/orders/start\\n')]",
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
          "customData": "[base64('#!/bin/sh\\n/opt/orders/start\\n')]",
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
      },
      "identity": { "type": "SystemAssigned" }
    }
  ]
}
`,
    },
    {
      framework: 'terraform',
      violating: `resource "azurerm_linux_virtual_machine" "orders" {
  name                  = "orders"
  resource_group_name   = "orders"
  location              = "westeurope"
  size                  = "Standard_D2s_v5"
  admin_username        = "orders"
  network_interface_ids = [azurerm_network_interface.orders.id]
  custom_data           = base64encode(<<-EOT
    #!/bin/sh
    export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE
    /opt/orders/start
  EOT
  )

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
      passing: `resource "azurerm_linux_virtual_machine" "orders" {
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
`,
    },
  ],
})
