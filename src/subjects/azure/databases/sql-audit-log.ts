/** Where the audit log of an SQL server or database goes, and how long it is kept. */
import { number } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'
import { enabled } from '../../define/word.ts'
import { isWritten } from '../../define/written.ts'

/**
 * https://learn.microsoft.com/azure/templates/microsoft.sql/servers/auditingsettings
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_server_extended_auditing_policy
 */
export const sqlAuditLog = defineSubject({
  name: 'azure.sql-audit-log',
  describes: 'The audit log of an SQL server or a database',
  sources: {
    arm: ['Microsoft.Sql/servers', 'Microsoft.Sql/servers/databases'].flatMap((type) => [
      `${type}/auditingSettings`,
      `${type}/extendedAuditingSettings`,
    ]),
    terraform: {
      policy: [
        'azurerm_mssql_server_extended_auditing_policy',
        'azurerm_mssql_database_extended_auditing_policy',
      ],
      // As version 2 of the provider writes it.
      inline: {
        types: [
          'azurerm_mssql_server',
          'azurerm_sql_server',
          'azurerm_mssql_database',
          'azurerm_sql_database',
        ],
        within: 'extended_auditing_policy',
      },
    },
  },
  attributes: {
    days: {
      type: 'number',
      describes: 'How many days the log is kept in a storage account. Nothing written, or 0, means for ever.',
      arm: number('retentionDays'),
      terraform: number('retention_in_days'),
    },
    inStorage: {
      type: 'boolean',
      describes: 'Whether a storage account is named.',
      arm: isWritten('storageEndpoint'),
      terraform: isWritten('storage_endpoint'),
    },
    inMonitor: {
      type: 'boolean',
      describes: 'Whether the log is sent to Azure Monitor, where the workspace decides how long it is kept.',
      arm: enabled('isAzureMonitorTargetEnabled'),
      terraform: enabled('log_monitoring_enabled'),
    },
    enabled: {
      type: 'boolean',
      describes: 'Whether anything is logged.',
      arm: enabled('state'),
      terraform: { policy: enabled('enabled') },
    },
  },
})
