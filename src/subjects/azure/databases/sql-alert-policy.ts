/** What SQL servers, managed instances and databases are told to raise alerts about. */
import type { Attr } from '../../../core/claim.ts'
import { defineSubject } from '../../define/define.ts'
import { texts } from '../../define/readers.ts'
import { enabled } from '../../define/word.ts'

/**
 * https://learn.microsoft.com/azure/templates/microsoft.sql/servers/securityalertpolicies
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_server_security_alert_policy
 */
export interface SQLAlertPolicy {
  readonly enabled: Attr<boolean>
  /** Kinds of alerts that are not raised: `Sql_Injection`, or several with semicolons in between. */
  readonly disabledAlerts: readonly Attr<string>[]
}

const arm = { enabled: enabled('state'), disabledAlerts: texts('disabledAlerts') }
const terraform = { enabled: enabled(['state', 'enabled']), disabledAlerts: texts('disabled_alerts') }

export const sqlAlertPolicy = defineSubject<SQLAlertPolicy>({
  arm: [
    {
      types: [
        'Microsoft.Sql/servers/securityAlertPolicies',
        'Microsoft.Sql/servers/databases/securityAlertPolicies',
        'Microsoft.Sql/managedInstances/securityAlertPolicies',
        'Microsoft.Sql/managedInstances/databases/securityAlertPolicies',
        'Microsoft.Sql/servers/advancedThreatProtectionSettings',
        'Microsoft.Sql/servers/databases/advancedThreatProtectionSettings',
        'Microsoft.Sql/managedInstances/advancedThreatProtectionSettings',
        'Microsoft.Sql/managedInstances/databases/advancedThreatProtectionSettings',
      ],
      attrs: arm,
    },
  ],
  terraform: [
    {
      types: [
        'azurerm_mssql_server_security_alert_policy',
        'azurerm_mssql_managed_instance_security_alert_policy',
      ],
      attrs: terraform,
    },
    {
      types: ['azurerm_mssql_database', 'azurerm_sql_database', 'azurerm_sql_server'],
      within: 'threat_detection_policy',
      attrs: terraform,
    },
  ],
})

/** Whether it names a kind of alert: templates that are exported hold empty ones. */
export function namesAlert(name: string): boolean {
  return /[a-z]/i.test(name) && name.trim().toLowerCase() !== 'preserve'
}
