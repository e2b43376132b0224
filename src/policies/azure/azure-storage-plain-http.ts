import { all, any, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { storageAccount } from '../../subjects/azure/storage/storage-account.ts'

export const azureStoragePlainHTTP = definePolicy({
  id: 'azure-storage-plain-http',
  platform: 'azure',
  service: 'storage',
  title: 'Storage account allows plain HTTP',
  severity: 'high',
  why: 'Data and shared access signatures can cross the network unencrypted, and anyone who captures a signature can reuse it.',
  fix: 'Set supportsHttpsTrafficOnly (https_traffic_only_enabled in Terraform) to true.',
  repair: { set: { httpsOnly: true } },
  references: [
    'https://learn.microsoft.com/azure/storage/common/storage-require-secure-transfer',
    'https://learn.microsoft.com/azure/templates/microsoft.storage/storageaccounts',
  ],
  controls: ['CIS Azure 2.0.0 3.1'],
  accepts: ['An account with NFS, which cannot be mounted when HTTPS is required.'],
  since: ['HTTPS is required by default since API version 2019-04-01.'],
  defaults: [
    {
      in: 'arm',
      version: 'API version 2019-04-01 and newer',
      means: 'HTTPS is required',
      is: 'safe',
      source: 'https://learn.microsoft.com/azure/templates/microsoft.storage/storageaccounts',
    },
    {
      in: 'arm',
      version: 'API version before 2019-04-01',
      means: 'plain HTTP is accepted',
      is: 'bad',
      source: 'https://learn.microsoft.com/azure/templates/microsoft.storage/storageaccounts',
    },
    {
      in: 'terraform',
      means: 'HTTPS is required',
      is: 'safe',
      source:
        'https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account',
    },
  ],
  mvisionNames: [],
  subject: storageAccount,
  violatedWhen: ({ httpsOnly, nfs }) =>
    all(
      is(httpsOnly, [false], 'plain HTTP is accepted'),
      // NFS is not mounted from an account that requires HTTPS.
      withoutEvidence(not(any(...nfs.map((spoken) => is(spoken, [true]))))),
    ),
})
