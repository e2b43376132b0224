/** A Cloud SQL instance that authorizes the whole internet. */
import { definePolicy } from '../../core/policy.ts'
import { authorizesWorld, sqlInstance } from '../../subjects/gcp/sql/sql-instance.ts'

export const gcpSQLOpenToWorld = definePolicy({
  id: 'gcp-sql-open-to-world',
  platform: 'gcp',
  service: 'cloud-sql',
  title: 'Cloud SQL instance authorizes the whole internet',
  severity: 'critical',
  why: 'The database answers every address on the internet, and only a password stands between it and everybody. Bots guess passwords of databases around the clock.',
  fix: 'Authorize only the addresses that need the database, or reach it by a private address or the Cloud SQL Auth Proxy.',
  references: [
    'https://cloud.google.com/sql/docs/mysql/authorize-networks',
    'https://cloud.google.com/sql/docs/mysql/configure-ip',
  ],
  controls: ['CIS GCP 3.0.0 6.5'],
  mvisionNames: [],
  subsumes: ['gcp-sql-public-ip'],
  subject: sqlInstance,
  violatedWhen: authorizesWorld,
})
