import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { postgresqlAlerts } from '../../subjects/azure/databases/postgresql-alerts.ts'

export const azurePostgreSQLThreatDetectionOff = definePolicy({
  id: 'azure-postgresql-threat-detection-off',
  platform: 'azure',
  service: 'postgresql',
  title: 'PostgreSQL threat detection is off',
  severity: 'medium',
  why: 'SQL injection, anomalous logins and brute-force attempts on the server go undetected.',
  fix: 'Set state to Enabled (threat_detection_policy.enabled to true in Terraform), or remove the setting and turn Defender on for the subscription.',
  repair: { set: { enabled: true } },
  references: [
    'https://learn.microsoft.com/azure/defender-for-cloud/defender-for-databases-introduction',
    'https://learn.microsoft.com/azure/templates/microsoft.dbforpostgresql/servers/securityalertpolicies',
  ],
  accepts: [
    'A server without a setting of its own, because Defender for Cloud can be on for the whole subscription.',
  ],
  mvisionNames: [],
  subject: postgresqlAlerts,
  violatedWhen: ({ enabled }) => is(enabled, [false], 'threat detection is off'),
})
