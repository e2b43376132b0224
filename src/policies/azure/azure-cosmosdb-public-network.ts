import { any } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import {
  cosmosAccount,
  isOpenToAnyNetwork,
  isOpenToAzure,
} from '../../subjects/azure/cosmos/cosmos-account.ts'

export const azureCosmosDBPublicNetwork = definePolicy({
  id: 'azure-cosmosdb-public-network',
  platform: 'azure',
  service: 'cosmos-db',
  title: 'Cosmos DB account has public network access enabled',
  severity: 'medium',
  why: 'Only a key protects the data; a leaked key works from the internet, or from a virtual machine of any Azure customer.',
  fix: 'Set publicNetworkAccess to Disabled (public_network_access_enabled to false in Terraform), or list the allowed addresses and subnets without 0.0.0.0.',
  repair: { decide: 'Choose the networks that reach the account.' },
  references: [
    'https://learn.microsoft.com/azure/cosmos-db/how-to-configure-private-endpoints',
    'https://learn.microsoft.com/azure/cosmos-db/how-to-configure-firewall',
    'https://learn.microsoft.com/azure/templates/microsoft.documentdb/databaseaccounts',
  ],
  accepts: ['An account whose firewall names the addresses or networks that can connect.'],
  mvisionNames: [],
  subject: cosmosAccount,
  violatedWhen: (account) => any(isOpenToAnyNetwork(account), isOpenToAzure(account)),
})
