/** A Cosmos DB account, and which networks can reach it. */
import { type Attr, all, any, type Claim, is, not, test, withoutEvidence } from '../../../core/claim.ts'
import { flag, ofItems, texts } from '../../define/readers.ts'
import { isNull, lookUp, type Read } from '../../define/scope.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { enabled } from '../../define/word.ts'
import { isWorld, whoseAddresses } from '../../network/address.ts'
import { allowedLists, orAnyone } from '../../network/allowed-ranges.ts'

const ipRules = ofItems('ipRules', texts('ipAddressOrRange'))

/** A list of objects since API version 2020-04-01, before that a text. */
const armRanges: Read<readonly Attr<string>[]> = (scope) => {
  const rules = lookUp(scope.node, 'ipRules')
  if (rules === undefined || isNull(rules)) return allowedLists('ipRangeFilter')(scope)
  return orAnyone(ipRules(scope), scope)
}

/**
 * https://learn.microsoft.com/azure/templates/microsoft.documentdb/databaseaccounts
 * https://learn.microsoft.com/azure/cosmos-db/how-to-configure-firewall
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/cosmosdb_account
 */
export const cosmosAccount = defineSubject({
  name: 'azure.cosmos-account',
  describes: 'A Cosmos DB account',
  sources: { arm: ['Microsoft.DocumentDB/databaseAccounts'], terraform: ['azurerm_cosmosdb_account'] },
  attributes: {
    publicEndpoint: {
      type: 'boolean',
      describes: 'Whether the account has a public endpoint. True by default.',
      arm: enabled('publicNetworkAccess', true),
      terraform: flag('public_network_access_enabled', true),
    },
    networkFilter: {
      type: 'boolean',
      describes: 'Whether access is limited to named virtual networks. False by default.',
      arm: flag('isVirtualNetworkFilterEnabled', false),
      terraform: flag('is_virtual_network_filter_enabled', false),
    },
    ranges: {
      type: 'address-ranges',
      describes:
        'Addresses that can connect, several in one text in older templates. `0.0.0.0/0` where none is named.',
      arm: armRanges,
      // A text until version 3 of the provider, a set since version 4.
      terraform: allowedLists('ip_range_filter'),
    },
  },
})

type CosmosAccount = SubjectOf<typeof cosmosAccount>

/** Whether any network can connect: no address or network is named, or all addresses are. */
export function isOpenToAnyNetwork({ publicEndpoint, networkFilter, ranges }: CosmosAccount): Claim {
  return all(
    any(...ranges.map((range) => test(range, admitsAnyAddress, whoConnects))),
    withoutEvidence(all(not(is(publicEndpoint, [false])), not(is(networkFilter, [true])))),
  )
}

/**
 * Whether resources of every Azure tenant can connect: the address 0.0.0.0 stands for the data centers of Azure.
 * https://learn.microsoft.com/azure/cosmos-db/how-to-configure-firewall
 */
export function isOpenToAzure({ publicEndpoint, ranges }: CosmosAccount): Claim {
  const note = 'resources of every Azure tenant can connect'
  return all(
    any(...ranges.map((range) => test(range, (written) => each(written).includes('0.0.0.0'), note))),
    withoutEvidence(not(is(publicEndpoint, [false]))),
  )
}

/** Several ranges may stand in one text. */
function each(ranges: string): readonly string[] {
  return ranges.split(',').map((range) => range.trim())
}

/** An empty text names no range. */
function admitsAnyAddress(ranges: string): boolean {
  return ranges.trim() === '' || each(ranges).some(isWorld)
}

function whoConnects(ranges: string): string {
  const whose = each(ranges).filter(isWorld).map(whoseAddresses)
  const isPart = whose.length > 0 && whose.every((one) => one.startsWith('half'))
  return `${isPart ? whose[0] : 'any network'} can connect`
}
