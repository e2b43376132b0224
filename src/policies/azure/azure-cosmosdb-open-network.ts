import { all, any, is, not, test, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { cosmosAccount } from '../../subjects/azure/cosmos/cosmos-account.ts'
import { isWorld, whoseAddresses } from '../../subjects/network/address.ts'

export const azureCosmosDBOpenNetwork = definePolicy({
  id: 'azure-cosmosdb-open-network',
  platform: 'azure',
  service: 'cosmos-db',
  title: 'Cosmos DB account is open to every network',
  severity: 'high',
  why: 'Anyone on the internet can connect, so only a key protects the data; a leaked key works from anywhere.',
  fix: 'Set publicNetworkAccess to Disabled (public_network_access_enabled to false in Terraform), or list the allowed addresses and subnets.',
  references: [
    'https://learn.microsoft.com/azure/cosmos-db/how-to-configure-firewall',
    'https://learn.microsoft.com/azure/templates/microsoft.documentdb/databaseaccounts',
  ],
  accepts: ['An account without a public endpoint, or with a virtual network filter.'],
  since: [
    'Address ranges are a list since API version 2020-04-01 and in version 4 of azurerm; before, they are one string.',
  ],
  mvisionNames: [],
  subject: cosmosAccount,
  violatedWhen: ({ publicEndpoint, networkFilter, ranges }) =>
    all(
      any(...ranges.map((range) => test(range, admitsAnyAddress, whoConnects))),
      withoutEvidence(all(not(is(publicEndpoint, [false])), not(is(networkFilter, [true])))),
    ),
})

/** Several ranges may stand in one text, and an empty one names no range. */
function admitsAnyAddress(ranges: string): boolean {
  return ranges.trim() === '' || ranges.split(',').some(isWorld)
}

function whoConnects(ranges: string): string {
  const whose = ranges.split(',').filter(isWorld).map(whoseAddresses)
  const isPart = whose.length > 0 && whose.every((each) => each.startsWith('half'))
  return `${isPart ? whose[0] : 'any network'} can connect`
}
