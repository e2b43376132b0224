/** Databases and administration through a network security group, from anywhere. */
import { any } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { isReachableFromInternet } from '../../subjects/azure/network/internet-reach.ts'
import { networkSecurityRule } from '../../subjects/azure/network/network-security-rule.ts'
import type { Service } from '../../subjects/network/network.ts'
import { SENSITIVE_SERVICES } from '../../subjects/network/sensitive-services.ts'

export const azureNSGSensitivePortOpen = definePolicy({
  id: 'azure-nsg-sensitive-port-open',
  title: 'Network security group opens a database or admin port to the internet',
  severity: 'high',
  why: 'Databases, file shares and admin interfaces are built for trusted networks; many start without a password. Scanners find them within hours, and what they hold is copied, encrypted or wiped.',
  fix: 'Allow only the application security group or the addresses that need the port.',
  references: [
    'https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview',
    'https://learn.microsoft.com/azure/virtual-network/application-security-groups',
  ],
  mvisionNames: [],
  subject: networkSecurityRule,
  violatedWhen: (rule) => {
    const claims = SENSITIVE_SERVICES.map((service) => isReachableFromInternet(rule, service))
    const reached = SENSITIVE_SERVICES.filter((_, index) => claims[index]?.truth === 'true')
    if (reached.length === 0) return any(...claims)
    const what = namesOf(reached)
    return any(...reached.map((service) => isReachableFromInternet(rule, service, what)))
  },
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
            "name": "postgresql",
            "properties": {
              "priority": 100,
              "direction": "Inbound",
              "access": "Allow",
              "protocol": "Tcp",
              "sourceAddressPrefix": "Internet",
              "sourcePortRange": "*",
              "destinationAddressPrefix": "*",
              "destinationPortRange": "5432"
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
            "name": "postgresql",
            "properties": {
              "priority": 100,
              "direction": "Inbound",
              "access": "Allow",
              "protocol": "Tcp",
              "sourceAddressPrefix": "VirtualNetwork",
              "sourcePortRange": "*",
              "destinationAddressPrefix": "*",
              "destinationPortRange": "5432"
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
      violating: `resource "azurerm_network_security_rule" "mysql" {
  name                        = "mysql"
  resource_group_name         = "web"
  network_security_group_name = azurerm_network_security_group.web.name
  priority                    = 100
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_address_prefix       = "*"
  source_port_range           = "*"
  destination_address_prefix  = "*"
  destination_port_range      = "3306"
}
`,
      passing: `resource "azurerm_network_security_rule" "mysql" {
  name                        = "mysql"
  resource_group_name         = "web"
  network_security_group_name = azurerm_network_security_group.web.name
  priority                    = 100
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_address_prefix       = "VirtualNetwork"
  source_port_range           = "*"
  destination_address_prefix  = "*"
  destination_port_range      = "3306"
}
`,
    },
  ],
})

/** `MySQL (3306), PostgreSQL (5432) and 12 more` */
function namesOf(reached: readonly Service[]): string {
  const named = reached.slice(0, 3).map(({ name, port }) => `${name} (${port})`)
  const more = reached.length - named.length
  if (more > 0) return `${named.join(', ')} and ${more} more`
  const last = named.pop()
  return named.length === 0 ? String(last) : `${named.join(', ')} and ${last}`
}
