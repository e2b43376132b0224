/** The public endpoint of a logical SQL server or a managed instance. */
import type { Attr } from '../../../core/claim.ts'
import { defineSubject } from '../../define/define.ts'
import { flag } from '../../define/readers.ts'
import { enabled } from '../../define/word.ts'

/**
 * https://learn.microsoft.com/azure/templates/microsoft.sql/servers
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_server
 */
export interface SQLEndpoint {
  /** On unless it is turned off; for a managed instance off unless it is turned on. */
  readonly publicEndpoint: Attr<boolean>
}

export const sqlEndpoint = defineSubject<SQLEndpoint>({
  arm: [
    { types: ['Microsoft.Sql/servers'], attrs: { publicEndpoint: enabled('publicNetworkAccess', true) } },
    {
      types: ['Microsoft.Sql/managedInstances'],
      attrs: { publicEndpoint: flag('publicDataEndpointEnabled', false) },
    },
  ],
  terraform: [
    {
      types: ['azurerm_mssql_server'],
      attrs: { publicEndpoint: flag('public_network_access_enabled', true) },
    },
    {
      types: ['azurerm_mssql_managed_instance'],
      attrs: { publicEndpoint: flag('public_data_endpoint_enabled', false) },
    },
  ],
})
