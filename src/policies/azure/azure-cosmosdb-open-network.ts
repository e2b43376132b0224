/** A Cosmos DB account that every network reaches. */
import { all, any, is, not, test, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { cosmosAccount } from '../../subjects/azure/cosmos/cosmos-account.ts'
import { isWorld } from '../../subjects/network/network.ts'

export const azureCosmosDBOpenNetwork = definePolicy({
  id: 'azure-cosmosdb-open-network',
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
  examples: [
    {
      framework: 'arm',
      violating: `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "resources": [
    {
      "type": "Microsoft.DocumentDB/databaseAccounts",
      "apiVersion": "2024-05-15",
      "name": "example-orders",
      "location": "westeurope",
      "kind": "GlobalDocumentDB",
      "properties": {
        "databaseAccountOfferType": "Standard",
        "locations": [
          {
            "locationName": "westeurope",
            "failoverPriority": 0
          }
        ],
        "publicNetworkAccess": "Enabled"
      }
    }
  ]
}
`,
      passing: `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "resources": [
    {
      "type": "Microsoft.DocumentDB/databaseAccounts",
      "apiVersion": "2024-05-15",
      "name": "example-orders",
      "location": "westeurope",
      "kind": "GlobalDocumentDB",
      "properties": {
        "databaseAccountOfferType": "Standard",
        "locations": [
          {
            "locationName": "westeurope",
            "failoverPriority": 0
          }
        ],
        "publicNetworkAccess": "Enabled",
        "ipRules": [
          { "ipAddressOrRange": "192.0.2.0/24" }
        ]
      }
    }
  ]
}
`,
    },
    {
      framework: 'terraform',
      violating: `resource "azurerm_cosmosdb_account" "orders" {
  name                = "example-orders"
  resource_group_name = "orders"
  location            = "westeurope"
  offer_type          = "Standard"

  consistency_policy {
    consistency_level = "Session"
  }

  geo_location {
    location          = "westeurope"
    failover_priority = 0
  }
}
`,
      passing: `resource "azurerm_cosmosdb_account" "orders" {
  name                = "example-orders"
  resource_group_name = "orders"
  location            = "westeurope"
  offer_type          = "Standard"
  ip_range_filter     = ["192.0.2.0/24"]

  consistency_policy {
    consistency_level = "Session"
  }

  geo_location {
    location          = "westeurope"
    failover_priority = 0
  }
}
`,
    },
  ],
})

/** Several ranges may stand in one text, and an empty one names nobody in particular. */
function admitsEverybody(ranges: string): boolean {
  return ranges.trim() === '' || ranges.split(',').some(isWorld)
}
