/** A Cosmos DB account that every network reaches. */
import { all, any, is, not, test, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { cosmosAccount } from '../../subjects/azure/cosmos/cosmos-account.ts'
import { isWorld } from '../../subjects/network/network.ts'

export const azureCosmosDBOpenNetwork = definePolicy({
  id: 'azure-cosmosdb-open-network',
  platform: 'azure',
  service: 'cosmos-db',
  title: 'Cosmos DB account open to every network',
  severity: 'high',
  why: 'Every address on the internet may connect, so that nothing but a key keeps the data from everybody. A key that leaked out of an app works from everywhere.',
  fix: 'Turn public network access off, or name the addresses and subnets that may connect.',
  references: [
    'https://learn.microsoft.com/azure/cosmos-db/how-to-configure-firewall',
    'https://learn.microsoft.com/azure/templates/microsoft.documentdb/databaseaccounts',
  ],
  controls: ['CIS Azure 2.0.0 4.5.1'],
  mvisionNames: [],
  subject: cosmosAccount,
  violatedWhen: ({ publicEndpoint, networkFilter, ranges }) =>
    all(
      any(...ranges.map((range) => test(range, admitsEverybody, 'every network may connect'))),
      withoutEvidence(all(not(is(publicEndpoint, [false])), not(is(networkFilter, [true])))),
    ),
})

/** Several ranges may stand in one text, and an empty one names nobody in particular. */
function admitsEverybody(ranges: string): boolean {
  return ranges.trim() === '' || ranges.split(',').some(isWorld)
}
