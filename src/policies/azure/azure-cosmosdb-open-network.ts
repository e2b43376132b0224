import { definePolicy } from '../../core/policy.ts'
import { cosmosAccount, isOpenToAnyNetwork } from '../../subjects/azure/cosmos/cosmos-account.ts'

export const azureCosmosDBOpenNetwork = definePolicy({
  id: 'azure-cosmosdb-open-network',
  platform: 'azure',
  service: 'cosmos-db',
  title: 'Cosmos DB account is open to every network',
  severity: 'high',
  why: 'Anyone on the internet can connect, so only a key protects the data; a leaked key works from anywhere.',
  fix: 'Set publicNetworkAccess to Disabled (public_network_access_enabled to false in Terraform), or list the allowed addresses and subnets.',
  repair: { decide: 'Choose the networks that reach the account.' },
  references: [
    'https://learn.microsoft.com/azure/cosmos-db/how-to-configure-firewall',
    'https://learn.microsoft.com/azure/templates/microsoft.documentdb/databaseaccounts',
  ],
  controls: ['CIS Azure 2.0.0 4.5.1'],
  accepts: ['An account without a public endpoint, or with a virtual network filter.'],
  since: [
    'Address ranges are a list since API version 2020-04-01 and in version 4 of azurerm; before, they are one string.',
  ],
  mvisionNames: [],
  subsumes: ['azure-cosmosdb-public-network'],
  subject: cosmosAccount,
  violatedWhen: isOpenToAnyNetwork,
})
