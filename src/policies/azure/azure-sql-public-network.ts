import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { sqlEndpoint } from '../../subjects/azure/databases/sql-endpoint.ts'

export const azureSQLPublicNetwork = definePolicy({
  id: 'azure-sql-public-network',
  platform: 'azure',
  service: 'sql-database',
  title: 'SQL server has public network access enabled',
  severity: 'high',
  why: 'It is reachable from the internet and protected only by firewall rules and credentials.',
  fix: 'Set publicNetworkAccess to Disabled (public_network_access_enabled to false in Terraform), and use a private endpoint.',
  repair: {
    set: { publicEndpoint: false },
    unsafe: 'Clients without a private endpoint can no longer connect.',
  },
  references: [
    'https://learn.microsoft.com/azure/azure-sql/database/connectivity-settings',
    'https://learn.microsoft.com/azure/templates/microsoft.sql/servers',
  ],
  accepts: ['A managed instance without this setting, because it has no public endpoint by default.'],
  mvisionNames: [],
  subject: sqlEndpoint,
  violatedWhen: ({ publicEndpoint }) => is(publicEndpoint, [true], 'the server has a public endpoint'),
})
