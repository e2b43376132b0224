import { all, is, not, test, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { sqlAuditLog } from '../../subjects/azure/databases/sql-audit-log.ts'

export const azureSQLShortAuditRetention = definePolicy({
  id: 'azure-sql-short-audit-retention',
  platform: 'azure',
  service: 'sql-database',
  title: 'SQL audit log is kept for less than 90 days',
  severity: 'medium',
  why: 'A breach is often found only after months; the records that show what was taken are then gone.',
  fix: 'Set retentionDays (retention_in_days in Terraform) to 90 or more, or to 0 to keep the log for ever.',
  repair: { set: { days: 90 } },
  references: [
    'https://learn.microsoft.com/azure/azure-sql/database/auditing-setup',
    'https://learn.microsoft.com/azure/templates/microsoft.sql/servers/auditingsettings',
  ],
  controls: ['CIS Azure 2.0.0 4.1.6'],
  accepts: [
    'A log that goes to Azure Monitor and to no storage account: its workspace decides how long it is kept.',
    'Settings that turn auditing off.',
  ],
  mvisionNames: [],
  subject: sqlAuditLog,
  violatedWhen: ({ days, inStorage, inMonitor, enabled }) =>
    all(
      test(
        days,
        (count) => count > 0 && count < 90,
        (count) => `the log is kept for ${count} days`,
      ),
      withoutEvidence(not(is(enabled, [false]))),
      withoutEvidence(not(all(is(inMonitor, [true]), is(inStorage, [false])))),
    ),
})
