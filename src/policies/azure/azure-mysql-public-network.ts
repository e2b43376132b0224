import { definePolicy } from '../../core/policy.ts'
import { isReachable, mysqlServer } from '../../subjects/azure/databases/database-server.ts'

export const azureMySQLPublicNetwork = definePolicy({
  id: 'azure-mysql-public-network',
  platform: 'azure',
  service: 'mysql',
  title: 'MySQL server has public network access enabled',
  severity: 'high',
  why: 'Only firewall rules and a password protect it, and it is reachable from the internet.',
  fix: 'Set publicNetworkAccess (public_network_access in Terraform) to Disabled and use a private endpoint, or deploy the server into a subnet.',
  repair: {
    set: { publicEndpoint: false },
    unsafe: 'Clients without a private endpoint can no longer connect.',
  },
  references: [
    'https://learn.microsoft.com/azure/mysql/flexible-server/concepts-networking',
    'https://learn.microsoft.com/azure/templates/microsoft.dbformysql/flexibleservers',
  ],
  accepts: ['A flexible server that is deployed into a subnet, because it has no public endpoint.'],
  since: [
    'The argument of azurerm_mysql_flexible_server is public_network_access since version 4 of azurerm, and public_network_access_enabled was read-only before.',
  ],
  mvisionNames: [],
  subject: mysqlServer,
  violatedWhen: isReachable,
})
