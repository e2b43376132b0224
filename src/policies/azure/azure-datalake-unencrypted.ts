import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { dataLakeStore } from '../../subjects/azure/data-lake/data-lake-store.ts'

export const azureDataLakeUnencrypted = definePolicy({
  id: 'azure-datalake-unencrypted',
  platform: 'azure',
  service: 'data-lake',
  title: 'Data Lake Store is not encrypted',
  severity: 'medium',
  why: 'Whoever gets at the disks or a copy of them can read the data.',
  fix: 'Remove encryptionState (encryption_state in Terraform) or set it to Enabled when the account is created.',
  repair: { set: { encrypted: true }, unsafe: 'An existing store is replaced.' },
  references: [
    'https://learn.microsoft.com/azure/data-lake-store/data-lake-store-encryption',
    'https://learn.microsoft.com/azure/templates/microsoft.datalakestore/accounts',
  ],
  since: [
    'Data Lake Storage Gen1 was retired in February 2024, and version 3 of azurerm has no resource for it.',
  ],
  mvisionNames: [],
  subject: dataLakeStore,
  violatedWhen: ({ encrypted }) => is(encrypted, [false], 'data is stored unencrypted'),
})
