/** A SQL server with a public endpoint. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { sqlEndpoint } from '../../subjects/azure/databases/sql-endpoint.ts'

export const azureSQLPublicNetwork = definePolicy({
  id: 'azure-sql-public-network',
  platform: 'azure',
  service: 'sql-database',
  title: 'SQL server has a public endpoint',
  severity: 'high',
  why: 'The server answers on the internet, and only firewall rules and a password stand between it and everybody. One rule that is too wide, or one leaked password, and the data is gone.',
  fix: 'Turn public network access off, and reach the server through a private endpoint.',
  references: [
    'https://learn.microsoft.com/azure/azure-sql/database/connectivity-settings',
    'https://learn.microsoft.com/azure/templates/microsoft.sql/servers',
  ],
  mvisionNames: [],
  subject: sqlEndpoint,
  violatedWhen: ({ publicEndpoint }) => is(publicEndpoint, [true], 'the server gets a public endpoint'),
})
