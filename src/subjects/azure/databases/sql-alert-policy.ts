/** What SQL servers, managed instances and databases raise alerts about. */
import { texts } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'
import { enabled } from '../../define/word.ts'

export const ARM_ALERT_POLICIES: readonly string[] = [
  'Microsoft.Sql/servers/securityAlertPolicies',
  'Microsoft.Sql/servers/databases/securityAlertPolicies',
  'Microsoft.Sql/managedInstances/securityAlertPolicies',
  'Microsoft.Sql/managedInstances/databases/securityAlertPolicies',
]

export const TERRAFORM_ALERT_POLICIES = {
  policy: [
    'azurerm_mssql_server_security_alert_policy',
    'azurerm_mssql_managed_instance_security_alert_policy',
  ],
  inline: {
    types: ['azurerm_mssql_database', 'azurerm_sql_database', 'azurerm_sql_server'],
    within: 'threat_detection_policy',
  },
} as const

/**
 * https://learn.microsoft.com/azure/templates/microsoft.sql/servers/securityalertpolicies
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_server_security_alert_policy
 */
export const sqlAlertPolicy = defineSubject({
  name: 'azure.sql-alert-policy',
  describes: 'What an SQL server, a managed instance or a database raises alerts about',
  sources: {
    arm: [
      ...ARM_ALERT_POLICIES,
      'Microsoft.Sql/servers/advancedThreatProtectionSettings',
      'Microsoft.Sql/servers/databases/advancedThreatProtectionSettings',
      'Microsoft.Sql/managedInstances/advancedThreatProtectionSettings',
      'Microsoft.Sql/managedInstances/databases/advancedThreatProtectionSettings',
    ],
    terraform: TERRAFORM_ALERT_POLICIES,
  },
  attributes: {
    enabled: {
      type: 'boolean',
      describes: 'Whether alerts are raised.',
      arm: enabled('state'),
      terraform: enabled(['state', 'enabled']),
    },
    disabledAlerts: {
      type: 'texts',
      describes: 'Kinds of alerts that are not raised: `Sql_Injection`, or several separated by semicolons.',
      arm: texts('disabledAlerts'),
      terraform: texts('disabled_alerts'),
    },
  },
})

/** Whether it names a kind of alert: templates that are exported hold empty ones. */
export function namesAlert(name: string): boolean {
  return /[a-z]/i.test(name) && name.trim().toLowerCase() !== 'preserve'
}
