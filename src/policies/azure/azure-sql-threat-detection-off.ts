/** Threat detection of SQL that is off, or blind to some attacks. */
import { any, is, test } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { namesAlert, sqlAlertPolicy } from '../../subjects/azure/databases/sql-alert-policy.ts'

export const azureSQLThreatDetectionOff = definePolicy({
  id: 'azure-sql-threat-detection-off',
  platform: 'azure',
  service: 'sql-database',
  title: 'SQL threat detection is off or leaves attacks out',
  severity: 'medium',
  why: 'SQL injection, sign-ins from strange places and guessing of passwords go on without anybody being told.',
  fix: 'Enable the policy and leave the list of disabled alerts empty.',
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
