/** A storage account that every network can reach. */
import { all, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { storageNetwork } from '../../subjects/azure/storage/storage-network.ts'

export const azureStorageNetworkDefaultAllow = definePolicy({
  id: 'azure-storage-network-default-allow',
  platform: 'azure',
  service: 'storage',
  title: 'Storage account lets every network in',
  severity: 'high',
  why: 'The account answers the whole internet, and only a key or a token stands between it and its data. A leaked key or signature is then enough, from anywhere.',
  fix: 'Set the default action of the network rules to Deny and name the networks that need it, or turn public network access off and use a private endpoint.',
  references: [
    'https://learn.microsoft.com/azure/storage/common/storage-network-security',
    'https://learn.microsoft.com/azure/templates/microsoft.storage/storageaccounts',
  ],
  controls: ['CIS Azure 2.1.0 3.8'],
  mvisionNames: [],
  subject: storageNetwork,
  violatedWhen: ({ defaultAction, publicEndpoint }) =>
    all(
      is(defaultAction, ['allow'], 'every network is let in'),
      withoutEvidence(not(is(publicEndpoint, [false]))),
    ),
})
