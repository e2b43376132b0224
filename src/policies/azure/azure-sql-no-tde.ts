import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { sqlEncryption } from '../../subjects/azure/databases/sql-encryption.ts'

export const azureSQLNoTDE = definePolicy({
  id: 'azure-sql-no-tde',
  platform: 'azure',
  service: 'sql-database',
  title: 'SQL database has no transparent data encryption',
  severity: 'medium',
  why: 'Whoever gets at the files of the database or a backup of it can read all data.',
  fix: 'Set state to Enabled (transparent_data_encryption_enabled to true in Terraform), or remove the setting to use the safe default.',
  repair: { set: { encrypted: true } },
  references: [
    'https://learn.microsoft.com/azure/azure-sql/database/transparent-data-encryption-tde-overview',
    'https://learn.microsoft.com/azure/templates/microsoft.sql/servers/databases/transparentdataencryption',
  ],
  controls: ['CIS Azure 2.0.0 4.1.5'],
  mvisionNames: [],
  subject: sqlEncryption,
  violatedWhen: ({ encrypted }) => is(encrypted, [false], 'the files of the database are not encrypted'),
})
