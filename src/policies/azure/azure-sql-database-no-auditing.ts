/** A SQL database that keeps no record of what is done. */
import { all, is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { sqlDatabaseAuditing } from '../../subjects/azure/databases/sql-auditing.ts'

export const azureSQLDatabaseNoAuditing = definePolicy({
  id: 'azure-sql-database-no-auditing',
  platform: 'azure',
  service: 'sql-database',
  title: 'SQL database without auditing',
  severity: 'medium',
  why: 'Nobody can say afterwards who read or changed what: a theft stays unseen, and its extent is never known.',
  fix: 'Turn auditing on for the server, which then audits all its databases, or for the database.',
  references: [
    'https://learn.microsoft.com/azure/azure-sql/database/auditing-overview',
    'https://learn.microsoft.com/azure/templates/microsoft.sql/servers/databases/auditingsettings',
  ],
  controls: ['CIS Azure 2.1.0 4.1.1'],
  mvisionNames: ['Auditing on SQL databases should be enabled'],
  subject: sqlDatabaseAuditing,
  violatedWhen: ({ settings }) =>
    all(...settings.map((setting) => is(setting, [false], 'this database is not audited'))),
})
