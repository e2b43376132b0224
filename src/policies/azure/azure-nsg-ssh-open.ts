/** SSH through a network security group, from anywhere. */
import { definePolicy } from '../../core/policy.ts'
import { isReachableFromInternet } from '../../subjects/azure/network/internet-reach.ts'
import { networkSecurityRule } from '../../subjects/azure/network/network-security-rule.ts'

export const azureNSGSSHOpen = definePolicy({
  id: 'azure-nsg-ssh-open',
  title: 'Network security group opens SSH (port 22) to the internet',
  severity: 'critical',
  why: 'Bots try passwords and leaked keys on every reachable SSH port within minutes. One weak account, or one flaw in the SSH server, gives a shell inside the network.',
  fix: 'Allow only the addresses that need SSH, or close the port and use Azure Bastion.',
  references: [
    'https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview',
    'https://learn.microsoft.com/azure/bastion/bastion-overview',
  ],
  controls: ['CIS Azure 2.1.0 6.2'],
  mvisionNames: [],
  // A range that also reaches these is mended at the same place.
  subsumes: ['azure-nsg-rdp-open', 'azure-nsg-sensitive-port-open'],
  subject: networkSecurityRule,
  violatedWhen: (rule) => isReachableFromInternet(rule, { port: 22, protocols: ['tcp'] }),
  examples: [
    {
      framework: 'arm',
      violating: `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "resources": [
    {
      "type": "Microsoft.Network/networkSecurityGroups",
      "apiVersion": "2023-11-01",
      "name": "example-web",
      "location": "westeurope",
      "properties": {
        "securityRules": [
          {
            "name": "ssh",
            "properties": {
              "priority": 100,
              "direction": "Inbound",
              "access": "Allow",
              "protocol": "Tcp",
              "sourceAddressPrefix": "*",
              "sourcePortRange": "*",
              "destinationAddressPrefix": "*",
              "destinationPortRange": "22"
            }
          }
        ]
      }
    }
  ]
}
`,
      passing: `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "resources": [
    {
      "type": "Microsoft.Network/networkSecurityGroups",
      "apiVersion": "2023-11-01",
      "name": "example-web",
      "location": "westeurope",
      "properties": {
        "securityRules": [
          {
            "name": "ssh",
            "properties": {
              "priority": 100,
              "direction": "Inbound",
              "access": "Allow",
              "protocol": "Tcp",
              "sourceAddressPrefix": "198.51.100.0/24",
              "sourcePortRange": "*",
              "destinationAddressPrefix": "*",
              "destinationPortRange": "22"
            }
          }
        ]
      }
    }
  ]
}
`,
    },
    {
      framework: 'terraform',
      violating: `resource "azurerm_network_security_rule" "ssh" {
  name                        = "ssh"
  resource_group_name         = "web"
  network_security_group_name = azurerm_network_security_group.web.name
  priority                    = 100
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_address_prefix       = "*"
  source_port_range           = "*"
  destination_address_prefix  = "*"
  destination_port_range      = "22"
}
`,
      passing: `resource "azurerm_network_security_rule" "ssh" {
  name                        = "ssh"
  resource_group_name         = "web"
  network_security_group_name = azurerm_network_security_group.web.name
  priority                    = 100
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_address_prefix       = "198.51.100.0/24"
  source_port_range           = "*"
  destination_address_prefix  = "*"
  destination_port_range      = "22"
}
`,
    },
  ],
})
