import { all, is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { raisesAlerts, sqlAlertRecipients } from '../../subjects/azure/databases/sql-alert-recipients.ts'

export const azureSQLAlertNoAdmins = definePolicy({
  id: 'azure-sql-alert-no-admins',
  platform: 'azure',
  service: 'sql-database',
  title: 'SQL alerts are not sent to account administrators',
  severity: 'low',
  why: 'Alerts reach only the listed addresses, and none once those people have left.',
  fix: 'Set emailAccountAdmins (email_account_admins in Terraform) to true.',
  repair: { set: { administrators: true } },
  references: [
    'https://learn.microsoft.com/azure/azure-sql/database/threat-detection-configure',
    'https://learn.microsoft.com/azure/templates/microsoft.sql/servers/databases/securityalertpolicies',
  ],
  accepts: ['A policy that raises no alerts, which azure-sql-threat-detection-off reports.'],
  mvisionNames: [],
  subject: sqlAlertRecipients,
  violatedWhen: (alerts) =>
    all(
      is(alerts.administrators, [false], 'account administrators are not sent alerts'),
      raisesAlerts(alerts),
    ),
})
