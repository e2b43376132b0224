import { definePolicy } from '../../core/policy.ts'
import { databaseFirewallRule } from '../../subjects/azure/databases/database-firewall-rule.ts'
import { spansInternet } from '../../subjects/azure/network/address-rule.ts'

export const azureSQLFirewallOpen = definePolicy({
  id: 'azure-sql-firewall-open',
  platform: 'azure',
  service: 'sql-database',
  title: 'Database firewall allows the whole internet',
  severity: 'critical',
  why: 'Anyone on the internet can try passwords and vulnerabilities against the server; one weak password exposes all data.',
  fix: 'Limit startIpAddress and endIpAddress (start_ip_address and end_ip_address in Terraform) to the needed addresses, or use a private endpoint.',
  repair: { remove: 'subject', unsafe: 'Clients outside of the other ranges can no longer connect.' },
  references: [
    'https://learn.microsoft.com/azure/azure-sql/database/firewall-configure',
    'https://learn.microsoft.com/azure/templates/microsoft.sql/servers/firewallrules',
  ],
  accepts: [
    'A range smaller than half of the IPv4 addresses, such as 0.0.0.0 to 0.0.0.0, which means services of Azure.',
  ],
  mvisionNames: [],
  subject: databaseFirewallRule,
  violatedWhen: spansInternet,
})
