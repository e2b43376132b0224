/** A database firewall that lets the internet in. */
import { definePolicy } from '../../core/policy.ts'
import { databaseFirewallRule, spansInternet } from '../../subjects/azure/databases/database-firewall-rule.ts'

export const azureSQLFirewallOpen = definePolicy({
  id: 'azure-sql-firewall-open',
  platform: 'azure',
  service: 'sql-database',
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
})
