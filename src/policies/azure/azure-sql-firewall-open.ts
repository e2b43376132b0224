/** A database firewall that lets the internet in. */
import { definePolicy } from '../../core/policy.ts'
import { databaseFirewallRule, spansInternet } from '../../subjects/azure/databases/database-firewall-rule.ts'

export const azureSQLFirewallOpen = definePolicy({
  id: 'azure-sql-firewall-open',
  title: 'Database firewall lets the whole internet in',
  severity: 'critical',
  why: 'Everybody can try passwords and flaws of the database server. Bots do so all day, and one weak password gives them all data.',
  fix: 'Let in only the addresses that need the database, or use a private endpoint.',
  references: [
    'https://learn.microsoft.com/azure/azure-sql/database/firewall-configure',
    'https://learn.microsoft.com/azure/templates/microsoft.sql/servers/firewallrules',
  ],
  controls: ['CIS Azure 2.1.0 4.1.2'],
  mvisionNames: [],
  subject: databaseFirewallRule,
  violatedWhen: spansInternet,
  examples: [
    {
      framework: 'arm',
      violating: `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "resources": [
    {
      "type": "Microsoft.Sql/servers/firewallRules",
      "apiVersion": "2023-08-01",
      "name": "example-orders/office",
      "properties": {
        "startIpAddress": "0.0.0.0",
        "endIpAddress": "255.255.255.255"
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
      "type": "Microsoft.Sql/servers/firewallRules",
      "apiVersion": "2023-08-01",
      "name": "example-orders/office",
      "properties": {
        "startIpAddress": "198.51.100.0",
        "endIpAddress": "198.51.100.255"
      }
    }
  ]
}
`,
    },
    {
      framework: 'terraform',
      violating: `resource "azurerm_mssql_firewall_rule" "office" {
  name             = "office"
  server_id        = azurerm_mssql_server.orders.id
  start_ip_address = "0.0.0.0"
  end_ip_address   = "255.255.255.255"
}
`,
      passing: `resource "azurerm_mssql_firewall_rule" "office" {
  name             = "office"
  server_id        = azurerm_mssql_server.orders.id
  start_ip_address = "198.51.100.0"
  end_ip_address   = "198.51.100.255"
}
`,
    },
  ],
})
