import { all, is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { sqlDatabaseAuditing } from '../../subjects/azure/databases/sql-auditing.ts'

export const azureSQLDatabaseNoAuditing = definePolicy({
  id: 'azure-sql-database-no-auditing',
  platform: 'azure',
  service: 'sql-database',
  title: 'SQL database has no auditing',
  severity: 'medium',
  why: 'Without an audit log, data theft goes unnoticed and its extent cannot be determined.',
  fix: 'Enable auditing with Microsoft.Sql/servers/auditingSettings for the server, or with auditingSettings for the database.',
  repair: { decide: 'Choose the storage account or the workspace that gets the audit log.' },
  references: [
    'https://learn.microsoft.com/azure/azure-sql/database/auditing-overview',
    'https://learn.microsoft.com/azure/templates/microsoft.sql/servers/databases/auditingsettings',
  ],
  accepts: ['A database whose server is audited.'],
  since: ['Version 2 of azurerm has a block for auditing inside servers and databases.'],
  mvisionNames: ['Auditing on SQL databases should be enabled'],
  subject: sqlDatabaseAuditing,
  violatedWhen: ({ settings }) =>
    all(...settings.map((setting) => is(setting, [false], 'neither the server nor the database is audited'))),
})
