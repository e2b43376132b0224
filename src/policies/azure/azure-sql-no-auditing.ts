import { all, is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { sqlServerAuditing } from '../../subjects/azure/databases/sql-auditing.ts'

export const azureSQLNoAuditing = definePolicy({
  id: 'azure-sql-no-auditing',
  platform: 'azure',
  service: 'sql-database',
  title: 'SQL server has no auditing',
  severity: 'medium',
  why: 'Without an audit log, data theft goes unnoticed and its extent cannot be determined.',
  fix: 'Enable auditing of the server to a storage account, a Log Analytics workspace or an event hub.',
  repair: { decide: 'Choose the storage account or the workspace that gets the audit log.' },
  references: [
    'https://learn.microsoft.com/azure/azure-sql/database/auditing-overview',
    'https://learn.microsoft.com/azure/templates/microsoft.sql/servers/auditingsettings',
  ],
  since: ['Version 2 of azurerm has a block for auditing inside servers and databases.'],
  mvisionNames: [],
  // Auditing of the server covers its databases.
  subsumes: ['azure-sql-database-no-auditing'],
  subject: sqlServerAuditing,
  violatedWhen: ({ settings }) =>
    all(...settings.map((setting) => is(setting, [false], 'this server is not audited'))),
})
