import { isOrIsLeft } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { storageAccount } from '../../subjects/azure/storage/storage-account.ts'

export const azureStorageAccountPublicBlobs = definePolicy({
  id: 'azure-storage-account-public-blobs',
  platform: 'azure',
  service: 'storage',
  title: 'Storage account allows anonymous blob access',
  severity: 'high',
  why: 'Anyone who can change a container can make its blobs public; scanners guess account and container names continuously.',
  fix: 'Set allowBlobPublicAccess (allow_nested_items_to_be_public in Terraform) to false.',
  repair: {
    set: { publicBlobs: false },
    unsafe: 'Clients that do not sign in can no longer read blobs of public containers.',
  },
  references: [
    'https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-prevent',
    'https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account',
  ],
  controls: ['CIS Azure 2.0.0 3.7'],
  since: [
    'Since the end of 2023, new accounts have not allowed public containers by default.',
    'In Terraform the default is true in versions 3 and 4 of azurerm, and false before and after.',
  ],
  safeDefaultSeverity: 'low',
  defaults: [
    {
      in: 'arm',
      means: 'new accounts do not allow public containers',
      // Not verified against the provider's page.
      since: '2023-11',
      is: 'new',
      source: 'https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-prevent',
    },
    {
      in: 'terraform',
      version: 'hashicorp/azurerm 5 and newer, and below 3',
      means: 'the provider requests that public containers are not allowed',
      is: 'safe',
      source:
        'https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/guides/5.0-upgrade-guide',
    },
    {
      in: 'terraform',
      version: 'hashicorp/azurerm 3 and 4',
      means: 'the provider requests that public containers are allowed',
      is: 'bad',
      source:
        'https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/guides/5.0-upgrade-guide',
    },
  ],
  mvisionNames: [],
  subject: storageAccount,
  violatedWhen: ({ publicBlobs }) =>
    isOrIsLeft(publicBlobs, [true], 'containers in this account can be made public'),
})
