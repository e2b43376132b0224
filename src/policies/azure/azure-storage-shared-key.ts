import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { storageAccount } from '../../subjects/azure/storage/storage-account.ts'

export const azureStorageSharedKey = definePolicy({
  id: 'azure-storage-shared-key',
  platform: 'azure',
  service: 'storage',
  title: 'Storage account accepts its shared keys',
  // Nearly every account accepts them, and some services work with nothing else.
  severity: 'low',
  why: 'Whoever has a key has full access to all data, from then on and without a name in the logs.',
  fix: 'Set allowSharedKeyAccess (shared_access_key_enabled in Terraform) to false and authorize with Microsoft Entra ID.',
  repair: {
    set: { sharedKey: false },
    unsafe: 'Clients that use an account key or a signature made with one can no longer connect.',
  },
  references: [
    'https://learn.microsoft.com/azure/storage/common/shared-key-authorization-prevent',
    'https://learn.microsoft.com/azure/templates/microsoft.storage/storageaccounts',
  ],
  mvisionNames: [],
  subject: storageAccount,
  violatedWhen: ({ sharedKey }) => is(sharedKey, [true], 'the keys of the account give full access'),
})
