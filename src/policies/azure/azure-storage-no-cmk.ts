import { all, is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { storageAccount } from '../../subjects/azure/storage/storage-account.ts'

export const azureStorageNoCMK = definePolicy({
  id: 'azure-storage-no-cmk',
  platform: 'azure',
  service: 'storage',
  title: 'Storage account has no customer-managed key',
  severity: 'low',
  why: 'With a key of the platform, access to the data cannot be revoked by disabling the key, and decryption is not logged.',
  fix: 'Set encryption.keySource to Microsoft.Keyvault (a customer_managed_key block in Terraform).',
  repair: { decide: 'Choose the key vault and the key that encrypt the account.' },
  references: ['https://learn.microsoft.com/azure/storage/common/customer-managed-keys-overview'],
  mvisionNames: [],
  subject: storageAccount,
  violatedWhen: ({ ownKey }) =>
    all(...ownKey.map((own) => is(own, [false], 'data is encrypted with a key of the platform'))),
})
