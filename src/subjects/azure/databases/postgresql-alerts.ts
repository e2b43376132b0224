/** What PostgreSQL servers raise alerts about. */
import { flag } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'
import { enabled } from '../../define/word.ts'

/**
 * https://learn.microsoft.com/azure/templates/microsoft.dbforpostgresql/servers/securityalertpolicies
 * https://registry.terraform.io/providers/hashicorp/azurerm/3.117.1/docs/resources/postgresql_server
 */
export const postgresqlAlerts = defineSubject({
  name: 'azure.postgresql-alerts',
  describes: 'The threat detection of a PostgreSQL server, where it is written',
  sources: {
    arm: [
      'Microsoft.DBforPostgreSQL/servers/securityAlertPolicies',
      'Microsoft.DBforPostgreSQL/flexibleServers/advancedThreatProtectionSettings',
    ],
    terraform: { types: ['azurerm_postgresql_server'], within: 'threat_detection_policy' },
  },
  attributes: {
    enabled: {
      type: 'boolean',
      describes: 'Whether alerts are raised. False by default in Terraform.',
      arm: enabled('state'),
      terraform: flag('enabled', false),
    },
  },
})
