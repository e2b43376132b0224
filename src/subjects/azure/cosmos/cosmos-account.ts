/** A Cosmos DB account, and from where it can be reached. */
import type { Attr } from '../../../core/claim.ts'
import { defineSubject } from '../../define/define.ts'
import { flag, texts } from '../../define/readers.ts'
import { isNull, itemsOf, lookUp, type Read } from '../../define/scope.ts'
import { enabled } from '../../define/word.ts'
import { allowedRanges, orEverybody } from '../../network/allowed-ranges.ts'

/**
 * https://learn.microsoft.com/azure/templates/microsoft.documentdb/databaseaccounts
 * https://learn.microsoft.com/azure/cosmos-db/how-to-configure-firewall
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/cosmosdb_account
 */
export interface CosmosAccount {
  /** Whether there is a public endpoint at all, which is the default. */
  readonly publicEndpoint: Attr<boolean>
  /** Whether the networks that may connect are named; off unless it is turned on. */
  readonly networkFilter: Attr<boolean>
  /** Addresses that may connect, several in one text where it is an older template; everybody's where none is named. */
  readonly ranges: readonly Attr<string>[]
}

/** A list of objects since API version 2020-04-01, before that a text. */
const armRanges: Read<readonly Attr<string>[]> = (scope) => {
  const rules = lookUp(scope.node, 'ipRules')
  if (rules === undefined || isNull(rules)) return allowedRanges('ipRangeFilter')(scope)
  const written = itemsOf(rules).flatMap((node) => texts('ipAddressOrRange')({ ...scope, node, at: node.at }))
  return orEverybody(written, scope)
}

export const cosmosAccount = defineSubject<CosmosAccount>({
  arm: [
    {
      types: ['Microsoft.DocumentDB/databaseAccounts'],
      attrs: {
        publicEndpoint: enabled('publicNetworkAccess', true),
        networkFilter: flag('isVirtualNetworkFilterEnabled', false),
        ranges: armRanges,
      },
    },
  ],
  terraform: [
    {
      types: ['azurerm_cosmosdb_account'],
      attrs: {
        publicEndpoint: flag('public_network_access_enabled', true),
        networkFilter: flag('is_virtual_network_filter_enabled', false),
        // A text until version 3 of the provider, a set since version 4.
        ranges: allowedRanges('ip_range_filter'),
      },
    },
  ],
})
