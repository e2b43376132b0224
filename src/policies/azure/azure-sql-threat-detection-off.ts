import { any, is, test } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { namesAlert, sqlAlertPolicy } from '../../subjects/azure/databases/sql-alert-policy.ts'

export const azureSQLThreatDetectionOff = definePolicy({
  id: 'azure-sql-threat-detection-off',
  platform: 'azure',
  service: 'sql-database',
  title: 'SQL threat detection is off or has alerts disabled',
  severity: 'medium',
  why: 'SQL injection, anomalous logins and brute-force attempts go undetected.',
  fix: 'Set state to Enabled, and leave disabledAlerts (disabled_alerts in Terraform) empty.',
  repair: { decide: 'Choose who gets the alerts, and turn the policy on.' },
  references: [
    'https://learn.microsoft.com/azure/azure-sql/database/threat-detection-overview',
    'https://learn.microsoft.com/azure/templates/microsoft.sql/servers/databases/securityalertpolicies',
  ],
  mvisionNames: ['Threat detection should be enabled for SQL databases'],
  subject: sqlAlertPolicy,
  violatedWhen: ({ enabled, disabledAlerts }) =>
    any(
      is(enabled, [false], 'threat detection is off'),
      ...disabledAlerts.map((alert) => test(alert, namesAlert, (name) => `${name} raises no alert`)),
    ),
})
