import { isOrIsLeft } from '../../core/claim.ts'
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
  repair: { set: { minimumTLS: 'TLS1_2' } },
  references: [
    'https://learn.microsoft.com/azure/storage/common/transport-layer-security-configure-minimum-version',
    'https://learn.microsoft.com/azure/templates/microsoft.storage/storageaccounts',
  ],
  controls: ['CIS Azure 2.0.0 3.15'],
  since: ['In Terraform the minimum is TLS 1.2 by default since version 3.0 of azurerm.'],
  safeDefaultSeverity: 'low',
  defaults: [
    {
      in: 'arm',
      means: 'the service refuses versions older than TLS 1.2',
      // Not verified against the provider's page.
      since: '2026-02-03',
      is: 'new',
      source:
        'https://learn.microsoft.com/azure/storage/common/transport-layer-security-configure-minimum-version',
    },
    {
      in: 'terraform',
      version: 'hashicorp/azurerm 3.0 and newer',
      means: 'the provider asks for TLS 1.2',
      is: 'safe',
      source:
        'https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account',
    },
    {
      in: 'terraform',
      version: 'hashicorp/azurerm below 3.0',
      means: 'the provider asks for TLS 1.0',
      is: 'bad',
      source:
        'https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/guides/3.0-upgrade-guide',
    },
  ],
  mvisionNames: [],
  subject: storageAccount,
  violatedWhen: ({ minimumTLS }) =>
    isOrIsLeft(minimumTLS, ['tls1_0', 'tls1_1'], (version) =>
      version === 'tls1_0' ? 'TLS 1.0 is accepted' : 'TLS 1.1 is accepted',
    ),
})
