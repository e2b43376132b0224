/** A Data Lake Store of the first generation. */
import { defineSubject } from '../../define/subject.ts'
import { enabled } from '../../define/word.ts'

/**
 * https://learn.microsoft.com/azure/templates/microsoft.datalakestore/accounts
 * https://registry.terraform.io/providers/hashicorp/azurerm/2.99.0/docs/resources/data_lake_store
 */
export const dataLakeStore = defineSubject({
  name: 'azure.data-lake-store',
  describes: 'A Data Lake Store of the first generation',
  sources: { arm: ['Microsoft.DataLakeStore/accounts'], terraform: ['azurerm_data_lake_store'] },
  attributes: {
    encrypted: {
      type: 'boolean',
      // https://learn.microsoft.com/azure/data-lake-store/data-lake-store-encryption
      describes: 'Whether data is encrypted at rest. True by default.',
      arm: enabled('encryptionState', true),
      terraform: enabled('encryption_state', true),
    },
  },
})
