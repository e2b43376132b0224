/** A logical SQL server or a managed instance: which versions of TLS it accepts, and who can sign in. */
import { hasBlock } from '../../define/optional-block.ts'
import { joined, listOf, text } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'
import type { Link } from '../../links/linked.ts'
import type { Target } from '../../links/named.ts'
import { PARENT } from '../../links/parent.ts'
import { hasLinked } from '../../links/readers.ts'

const ARM_SERVERS = ['Microsoft.Sql/servers']
const ARM_INSTANCES = ['Microsoft.Sql/managedInstances']
const OLD_SERVERS = ['azurerm_sql_server']
const INSTANCES = ['azurerm_mssql_managed_instance']

/** The resources beside a server that name an administrator, or let only Entra identities in. */
function administrators(types: readonly string[]): readonly Link[] {
  const to: Target = { types, name: 'name' }
  const kinds = ['administrators', 'azureADOnlyAuthentications']
  return kinds.map((kind) => ({ types: types.map((type) => `${type}/${kind}`), by: PARENT, to }))
}

function armAdministrators(types: readonly string[]) {
  const beside = administrators(types).map((link) => hasLinked(link))
  return joined(listOf(hasBlock('administrators')), listOf(...beside))
}

/**
 * https://learn.microsoft.com/azure/templates/microsoft.sql/servers
 * https://learn.microsoft.com/azure/templates/microsoft.sql/servers/administrators
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_server
 * https://registry.terraform.io/providers/hashicorp/azurerm/3.117.1/docs/resources/sql_active_directory_administrator
 */
export const sqlServer = defineSubject({
  name: 'azure.sql-server',
  describes: 'A logical SQL server or a managed instance',
  sources: {
    arm: { server: ARM_SERVERS, instance: ARM_INSTANCES },
    terraform: { server: ['azurerm_mssql_server'], old: OLD_SERVERS, instance: INSTANCES },
  },
  attributes: {
    minimumTLS: {
      type: 'text',
      // https://learn.microsoft.com/azure/azure-sql/database/connectivity-settings
      describes:
        '`1.0`, `1.1`, `1.2`, ...; `None`, or in Terraform `Disabled`, for any. Nothing written means 1.2.',
      arm: text('minimalTlsVersion'),
      terraform: text('minimum_tls_version'),
    },
    entraAdmins: {
      type: 'booleans',
      // https://learn.microsoft.com/azure/azure-sql/database/authentication-aad-overview
      describes:
        'Whether each place that can name an administrator of Microsoft Entra ID does; one is enough. False by default.',
      arm: { server: armAdministrators(ARM_SERVERS), instance: armAdministrators(ARM_INSTANCES) },
      terraform: {
        server: listOf(hasBlock('azuread_administrator')),
        old: listOf(
          hasLinked({
            types: ['azurerm_sql_active_directory_administrator'],
            by: 'server_name',
            to: { types: OLD_SERVERS, name: 'name' },
          }),
        ),
        instance: listOf(
          hasBlock('azure_active_directory_administrator'),
          hasLinked({
            types: ['azurerm_mssql_managed_instance_active_directory_administrator'],
            by: 'managed_instance_id',
            to: { types: INSTANCES, name: 'id' },
          }),
        ),
      },
    },
  },
})
