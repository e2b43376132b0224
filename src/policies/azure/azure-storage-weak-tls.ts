import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { storageAccount } from '../../subjects/azure/storage/storage-account.ts'

export const azureStorageWeakTLS = definePolicy({
  id: 'azure-storage-weak-tls',
  platform: 'azure',
  service: 'storage',
  title: 'Storage account allows TLS below 1.2',
  severity: 'high',
  why: 'TLS 1.0 and 1.1 have known weaknesses, and an attacker on the network path can force their use.',
  fix: 'Set minimumTlsVersion (min_tls_version in Terraform) to TLS1_2.',
  references: [
    'https://learn.microsoft.com/azure/storage/common/transport-layer-security-configure-minimum-version',
    'https://learn.microsoft.com/azure/templates/microsoft.storage/storageaccounts',
  ],
  controls: ['CIS Azure 2.1.0 3.15'],
  since: ['In Terraform the minimum is TLS 1.2 by default since version 3.0 of azurerm.'],
  mvisionNames: [],
  subject: storageAccount,
  violatedWhen: ({ minimumTLS }) =>
    is(minimumTLS, ['tls1_0', 'tls1_1'], (version) =>
      version === 'tls1_0' ? 'TLS 1.0 is accepted' : 'TLS 1.1 is accepted',
    ),
})
