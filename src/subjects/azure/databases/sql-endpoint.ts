/** The public endpoint of a logical SQL server or a managed instance. */
import { flag } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'
import { enabled } from '../../define/word.ts'

/**
 * https://learn.microsoft.com/azure/templates/microsoft.sql/servers
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_server
 */
export const sqlEndpoint = defineSubject({
  name: 'azure.sql-endpoint',
  describes: 'A logical SQL server or a managed instance, and its public endpoint',
  sources: {
    arm: { server: ['Microsoft.Sql/servers'], instance: ['Microsoft.Sql/managedInstances'] },
    terraform: { server: ['azurerm_mssql_server'], instance: ['azurerm_mssql_managed_instance'] },
  },
  attributes: {
    publicEndpoint: {
      type: 'boolean',
      describes:
        'Whether there is a public endpoint. True by default for a server, false for a managed instance.',
      arm: {
        server: enabled('publicNetworkAccess', true),
        instance: flag('publicDataEndpointEnabled', false),
      },
      terraform: {
        server: flag('public_network_access_enabled', true),
        instance: flag('public_data_endpoint_enabled', false),
      },
    },
  },
})
