import { definePolicy } from '../../core/policy.ts'
import { isReachable, postgresqlServer } from '../../subjects/azure/databases/database-server.ts'

export const azurePostgreSQLPublicNetwork = definePolicy({
  id: 'azure-postgresql-public-network',
  platform: 'azure',
  service: 'postgresql',
  title: 'PostgreSQL server has public network access enabled',
  severity: 'high',
  why: 'It is reachable from the internet, where only firewall rules and a password protect it.',
  fix: 'Set publicNetworkAccess to Disabled (public_network_access_enabled to false in Terraform) and use a private endpoint, or deploy the server into a subnet.',
  repair: {
    set: { publicEndpoint: false },
    unsafe: 'Clients without a private endpoint can no longer connect.',
  },
  references: [
    'https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-networking-public',
    'https://learn.microsoft.com/azure/templates/microsoft.dbforpostgresql/flexibleservers',
  ],
  accepts: ['A flexible server that is deployed into a subnet, because it has no public endpoint.'],
  mvisionNames: [],
  subject: postgresqlServer,
  violatedWhen: isReachable,
})
