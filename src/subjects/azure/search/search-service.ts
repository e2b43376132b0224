/** A search service, and which networks can reach it. */
import { beside } from '../../define/beside.ts'
import { flag, ofItems, texts } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'
import { enabled, word } from '../../define/word.ts'

/**
 * https://learn.microsoft.com/azure/templates/microsoft.search/searchservices
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/search_service
 */
export const searchService = defineSubject({
  name: 'azure.search-service',
  describes: 'A search service',
  sources: { arm: ['Microsoft.Search/searchServices'], terraform: ['azurerm_search_service'] },
  attributes: {
    publicEndpoint: {
      type: 'boolean',
      describes: 'Whether there is a public endpoint. True by default.',
      arm: enabled('publicNetworkAccess', true),
      terraform: flag('public_network_access_enabled', true),
    },
    allowed: {
      type: 'texts',
      // https://learn.microsoft.com/azure/search/service-configure-firewall
      describes: 'Addresses and ranges that can connect; any can where none is named.',
      arm: ofItems('networkRuleSet.ipRules', texts('value')),
      terraform: texts('allowed_ips'),
    },
    sku: {
      type: 'text',
      // Not verified against the provider's page: the free tier has no firewall and no private endpoints.
      describes: 'Its tier in lower case: `free`, `basic`, `standard`, ...',
      arm: beside(word('sku.name')),
      terraform: word('sku'),
    },
  },
})
