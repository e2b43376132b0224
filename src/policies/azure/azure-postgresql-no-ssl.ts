/** PostgreSQL that takes connections without TLS. */
import { all, is, test, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { postgresqlTLS, TLS_PARAMETER } from '../../subjects/azure/databases/database-tls.ts'

export const azurePostgreSQLNoSSL = definePolicy({
  id: 'azure-postgresql-no-ssl',
  title: 'PostgreSQL server accepts connections without TLS',
  severity: 'high',
  why: 'Passwords of a careless client and all data cross the network in the clear. Whoever listens on the way reads them.',
  fix: 'Require TLS, by require_secure_transport on a flexible server or by enforcing SSL on a single server.',
  references: [
    'https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-networking-ssl-tls',
    'https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/postgresql_flexible_server_configuration',
  ],
  controls: ['CIS Azure 2.1.0 4.3.1'],
  mvisionNames: [],
  subject: postgresqlTLS,
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
      "type": "Microsoft.DBforPostgreSQL/flexibleServers/configurations",
      "apiVersion": "2024-08-01",
      "name": "example-orders/require_secure_transport",
      "properties": {
        "value": "off",
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
      "type": "Microsoft.DBforPostgreSQL/flexibleServers/configurations",
      "apiVersion": "2024-08-01",
      "name": "example-orders/require_secure_transport",
      "properties": {
        "value": "on",
        "source": "user-override"
      }
    }
  ]
}
`,
    },
    {
      framework: 'terraform',
      violating: `resource "azurerm_postgresql_flexible_server_configuration" "tls" {
  name      = "require_secure_transport"
  server_id = azurerm_postgresql_flexible_server.orders.id
  value     = "off"
}
`,
      passing: `resource "azurerm_postgresql_flexible_server_configuration" "tls" {
  name      = "require_secure_transport"
  server_id = azurerm_postgresql_flexible_server.orders.id
  value     = "on"
}
`,
    },
  ],
})
