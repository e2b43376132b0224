import { all, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { storageNetwork } from '../../subjects/azure/storage/storage-network.ts'

export const azureStorageNetworkDefaultAllow = definePolicy({
  id: 'azure-storage-network-default-allow',
  platform: 'azure',
  service: 'storage',
  title: 'Storage account allows access from every network',
  severity: 'high',
  why: 'The account is reachable from the internet, so a leaked key or signature is enough to read its data from anywhere.',
  fix: 'Set networkAcls.defaultAction (network_rules.default_action in Terraform) to Deny, or turn public network access off and use a private endpoint.',
  repair: {
    set: { defaultAction: 'Deny' },
    unsafe: 'Networks that the account does not name can no longer connect.',
  },
  references: [
    'https://learn.microsoft.com/azure/storage/common/storage-network-security',
    'https://learn.microsoft.com/azure/templates/microsoft.storage/storageaccounts',
  ],
  controls: ['CIS Azure 2.0.0 3.8'],
  accepts: ['An account without a public endpoint.'],
  mvisionNames: [],
  subsumes: ['azure-storage-public-network'],
  subject: storageNetwork,
  violatedWhen: ({ defaultAction, publicEndpoint }) =>
    all(
      is(defaultAction, ['allow'], 'any network can connect'),
      withoutEvidence(not(is(publicEndpoint, [false]))),
    ),
})
