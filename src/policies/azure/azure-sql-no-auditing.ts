/** A SQL server that keeps no record of what is done. */
import { all, is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { sqlServerAuditing } from '../../subjects/azure/databases/sql-auditing.ts'

export const azureSQLNoAuditing = definePolicy({
  id: 'azure-sql-no-auditing',
  platform: 'azure',
  service: 'sql-database',
  title: 'SQL server without auditing',
  severity: 'medium',
  why: 'Nobody can say afterwards who read or changed what: a theft stays unseen, and its extent is never known.',
  fix: 'Turn auditing of the server on, to a storage account, a Log Analytics workspace or an event hub.',
  references: [
    'https://learn.microsoft.com/azure/azure-sql/database/auditing-overview',
    'https://learn.microsoft.com/azure/templates/microsoft.sql/servers/auditingsettings',
  ],
  controls: ['CIS Azure 2.1.0 4.1.1'],
  mvisionNames: [],
  // Auditing of the server covers its databases.
  subsumes: ['azure-sql-database-no-auditing'],
  subject: sqlServerAuditing,
  violatedWhen: ({ settings }) =>
    all(...settings.map((setting) => is(setting, [false], 'this server is not audited'))),
})
