import { all, is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { storageNetwork } from '../../subjects/azure/storage/storage-network.ts'

export const azureStoragePublicNetwork = definePolicy({
  id: 'azure-storage-public-network',
  platform: 'azure',
  service: 'storage',
  title: 'Storage account is reachable from public networks',
  severity: 'medium',
  why: 'A leaked key or signature works from anywhere on the internet.',
  fix: 'Set publicNetworkAccess to Disabled (public_network_access_enabled to false in Terraform) and use a private endpoint, or restrict the firewall.',
  repair: {
    set: { publicEndpoint: false },
    unsafe: 'Clients without a private endpoint can no longer connect.',
  },
  references: [
    'https://learn.microsoft.com/azure/storage/common/storage-network-security',
    'https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account',
  ],
  accepts: ['An account whose firewall denies other networks.'],
  mvisionNames: [],
  subject: storageNetwork,
  violatedWhen: ({ defaultAction, publicEndpoint }) =>
    all(
      is(defaultAction, ['allow'], 'the firewall restricts nothing'),
      is(publicEndpoint, [true], 'the account has a public endpoint'),
    ),
})
