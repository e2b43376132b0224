import { any } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { authorizesWorld, hasPublicIP, sqlInstance } from '../../subjects/gcp/sql/sql-instance.ts'

export const gcpSQLPublicIP = definePolicy({
  id: 'gcp-sql-public-ip',
  platform: 'gcp',
  service: 'cloud-sql',
  title: 'Cloud SQL instance has a public IP address',
  severity: 'high',
  why: 'One authorized network that is too wide, or one leaked service account credential, makes the database reachable from anywhere.',
  fix: 'Set ip_configuration.ipv4_enabled to false, and set private_network.',
  repair: { decide: 'Choose the private network by which the instance is reached.' },
  references: [
    'https://cloud.google.com/sql/docs/mysql/configure-private-ip',
    'https://cloud.google.com/sql/docs/mysql/configure-ip',
  ],
  accepts: ['An instance of type ON_PREMISES_INSTANCE, for which Cloud SQL opens nothing.'],
  mvisionNames: [],
  subject: sqlInstance,
  violatedWhen: (instance) => any(authorizesWorld(instance), hasPublicIP(instance)),
})
