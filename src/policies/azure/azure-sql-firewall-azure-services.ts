import { definePolicy } from '../../core/policy.ts'
import { databaseFirewallRule } from '../../subjects/azure/databases/database-firewall-rule.ts'
import { allowsAzure } from '../../subjects/azure/network/address-rule.ts'

export const azureSQLFirewallAzureServices = definePolicy({
  id: 'azure-sql-firewall-azure-services',
  platform: 'azure',
  service: 'sql-database',
  title: 'Database firewall allows every Azure tenant',
  severity: 'medium',
  why: 'Resources of all other customers of Azure can connect, so an attacker needs only an Azure account and a password.',
  fix: 'Remove the rule, and connect through a private endpoint or a virtual network rule.',
  repair: {
    remove: 'subject',
    unsafe: 'Services of Azure can no longer connect, unless another rule allows them.',
  },
  references: [
    'https://learn.microsoft.com/azure/azure-sql/database/firewall-configure',
    'https://learn.microsoft.com/azure/templates/microsoft.sql/servers/firewallrules',
  ],
  controls: ['CIS Azure 2.0.0 4.3.7'],
  accepts: ['Every other range: one that holds the internet is reported by azure-sql-firewall-open.'],
  mvisionNames: [],
  subject: databaseFirewallRule,
  violatedWhen: allowsAzure,
})
