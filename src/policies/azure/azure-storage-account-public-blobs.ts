/** A storage account whose containers may be made public. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { storageAccount } from '../../subjects/azure/storage/storage-account.ts'

export const azureStorageAccountPublicBlobs = definePolicy({
  id: 'azure-storage-account-public-blobs',
  platform: 'azure',
  service: 'storage',
  title: 'Storage account allows anonymous access to blobs',
  severity: 'high',
  why: 'Everybody who may write to a container can make it readable for the whole internet, by one setting and without a trace in the account. Scanners guess names of accounts and containers all day.',
  fix: 'Disallow anonymous access to blobs on the storage account.',
  references: [
    'https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-prevent',
    'https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account',
  ],
  controls: ['CIS Azure 2.0.0 3.7'],
  mvisionNames: [],
  subject: storageAccount,
  violatedWhen: ({ publicBlobs }) => is(publicBlobs, [true], 'containers of this account may be public'),
})
