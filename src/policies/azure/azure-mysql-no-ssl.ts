/** MySQL that takes connections without TLS. */
import { all, is, test, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { mysqlTLS, TLS_PARAMETER } from '../../subjects/azure/databases/database-tls.ts'

export const azureMySQLNoSSL = definePolicy({
  id: 'azure-mysql-no-ssl',
  title: 'MySQL server accepts connections without TLS',
  severity: 'high',
  why: 'Passwords of a careless client and all data cross the network in the clear. Whoever listens on the way reads them.',
  fix: 'Require TLS, by require_secure_transport on a flexible server or by enforcing SSL on a single server.',
  references: [
    'https://learn.microsoft.com/azure/mysql/flexible-server/how-to-connect-tls-ssl',
    'https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mysql_flexible_server_configuration',
  ],
  controls: ['CIS Azure 2.1.0 4.4.1'],
  mvisionNames: [],
  subject: mysqlTLS,
  violatedWhen: ({ parameter, required }) =>
    all(
      is(required, [false], 'connections without TLS are accepted'),
      withoutEvidence(test(parameter, (name) => name.toLowerCase() === TLS_PARAMETER, '')),
    ),
  examples: [
    {
      framework: 'arm',
      violating: `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "resources": [
    {
      "type": "Microsoft.DBforMySQL/flexibleServers/configurations",
      "apiVersion": "2023-12-30",
      "name": "example-orders/require_secure_transport",
      "properties": {
        "value": "OFF",
        "source": "user-override"
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
      "type": "Microsoft.DBforMySQL/flexibleServers/configurations",
      "apiVersion": "2023-12-30",
      "name": "example-orders/require_secure_transport",
      "properties": {
        "value": "ON",
        "source": "user-override"
      }
    }
  ]
}
`,
    },
    {
      framework: 'terraform',
      violating: `resource "azurerm_mysql_flexible_server_configuration" "tls" {
  name                = "require_secure_transport"
  resource_group_name = "orders"
  server_name         = azurerm_mysql_flexible_server.orders.name
  value               = "OFF"
}
`,
      passing: `resource "azurerm_mysql_flexible_server_configuration" "tls" {
  name                = "require_secure_transport"
  resource_group_name = "orders"
  server_name         = azurerm_mysql_flexible_server.orders.name
  value               = "ON"
}
`,
    },
  ],
})
