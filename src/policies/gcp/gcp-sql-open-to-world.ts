import { definePolicy } from '../../core/policy.ts'
import { those } from '../../core/repair.ts'
import { authorizesWorld, SAFE_CONNECTIONS, sqlInstance } from '../../subjects/gcp/sql/sql-instance.ts'
import { isOpenToWorld } from '../../subjects/network/address.ts'

export const gcpSQLOpenToWorld = definePolicy({
  id: 'gcp-sql-open-to-world',
  platform: 'gcp',
  service: 'cloud-sql',
  title: 'Cloud SQL instance allows the whole internet',
  severity: 'critical',
  why: 'Anyone on the internet can connect, and only a password protects the database; bots guess database passwords continuously.',
  fix: 'Limit authorized_networks to the needed addresses, or connect through a private IP or the Cloud SQL Auth Proxy.',
  repair: {
    remove: ({ networks }) => those(networks, (range) => isOpenToWorld(range)),
    unsafe: 'Clients outside of the other networks can no longer connect.',
  },
  references: [
    'https://cloud.google.com/sql/docs/mysql/authorize-networks',
    'https://cloud.google.com/sql/docs/mysql/configure-ip',
  ],
  accepts: SAFE_CONNECTIONS,
  mvisionNames: [],
  subsumes: ['gcp-sql-public-ip'],
  subject: sqlInstance,
  violatedWhen: authorizesWorld,
})
