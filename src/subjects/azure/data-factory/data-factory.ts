/** A data factory, and whether the internet can reach it. */
import { flag } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'
import { enabled } from '../../define/word.ts'

/**
 * https://learn.microsoft.com/azure/templates/microsoft.datafactory/factories
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/data_factory
 */
export const dataFactory = defineSubject({
  name: 'azure.data-factory',
  describes: 'A data factory',
  sources: { arm: ['Microsoft.DataFactory/factories'], terraform: ['azurerm_data_factory'] },
  attributes: {
    publicEndpoint: {
      type: 'boolean',
      // https://learn.microsoft.com/azure/data-factory/data-factory-private-link
      describes: 'Whether there is a public endpoint. True by default.',
      arm: enabled('publicNetworkAccess', true),
      terraform: flag('public_network_enabled', true),
    },
  },
})
