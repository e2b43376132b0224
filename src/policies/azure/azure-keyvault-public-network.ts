import { all, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { keyVault } from '../../subjects/azure/key-vault/key-vault.ts'

export const azureKeyVaultPublicNetwork = definePolicy({
  id: 'azure-keyvault-public-network',
  platform: 'azure',
  service: 'key-vault',
  title: 'Key vault is reachable from public networks',
  severity: 'medium',
  why: 'A stolen token or a leaked client secret works from anywhere on the internet.',
  fix: 'Set publicNetworkAccess to Disabled (public_network_access_enabled to false in Terraform) and use a private endpoint, or restrict the firewall.',
  repair: {
    set: { publicEndpoint: false },
    unsafe: 'Clients without a private endpoint can no longer connect.',
  },
  references: [
    'https://learn.microsoft.com/azure/key-vault/general/private-link-service',
    'https://learn.microsoft.com/azure/key-vault/general/network-security',
  ],
  accepts: [
    'A vault whose firewall denies other networks, or lists the addresses that it lets in.',
    'A vault that is recovered (createMode recover) and keeps its settings.',
  ],
  mvisionNames: [],
  subject: keyVault,
  violatedWhen: ({ publicEndpoint, defaultAction, listsAddresses, createMode }) =>
    all(
      is(defaultAction, ['allow'], 'the firewall restricts nothing'),
      is(publicEndpoint, [true], 'the vault has a public endpoint'),
      withoutEvidence(not(is(listsAddresses, [true]))),
      withoutEvidence(not(is(createMode, ['recover']))),
    ),
})
