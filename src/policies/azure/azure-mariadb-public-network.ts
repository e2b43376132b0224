import { definePolicy } from '../../core/policy.ts'
import { isReachable, mariadbServer } from '../../subjects/azure/databases/database-server.ts'

export const azureMariaDBPublicNetwork = definePolicy({
  id: 'azure-mariadb-public-network',
  platform: 'azure',
  service: 'mariadb',
  title: 'MariaDB server has public network access enabled',
  severity: 'high',
  why: 'It is reachable from the internet and protected only by firewall rules and a password.',
  fix: 'Set publicNetworkAccess to Disabled (public_network_access_enabled to false in Terraform), and use a private endpoint.',
  repair: {
    set: { publicEndpoint: false },
    unsafe: 'Clients without a private endpoint can no longer connect.',
  },
  references: [
    'https://learn.microsoft.com/azure/mariadb/concepts-data-access-security-private-link',
    'https://learn.microsoft.com/azure/templates/microsoft.dbformariadb/servers',
  ],
  since: ['Azure Database for MariaDB was retired in September 2025.'],
  mvisionNames: [],
  subject: mariadbServer,
  violatedWhen: isReachable,
})
