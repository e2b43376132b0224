import { all, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { keyVault } from '../../subjects/azure/key-vault/key-vault.ts'

export const azureKeyVaultNoNetworkACL = definePolicy({
  id: 'azure-keyvault-no-network-acl',
  platform: 'azure',
  service: 'key-vault',
  title: 'Key vault allows access from every network',
  severity: 'high',
  why: 'The vault is reachable from the internet, so a leaked client secret or stolen token is enough to read its secrets from anywhere.',
  fix: 'Set networkAcls.defaultAction (network_acls.default_action in Terraform) to Deny, or turn public network access off and use a private endpoint.',
  repair: {
    set: { defaultAction: 'Deny' },
    unsafe: 'Networks that the vault does not name can no longer connect.',
  },
  references: [
    'https://learn.microsoft.com/azure/key-vault/general/network-security',
    'https://learn.microsoft.com/azure/templates/microsoft.keyvault/vaults',
  ],
  accepts: [
    'A vault without a public endpoint.',
    'A vault that is recovered (createMode recover) and keeps its settings.',
  ],
  mvisionNames: [],
  subsumes: ['azure-keyvault-public-network'],
  subject: keyVault,
  violatedWhen: ({ defaultAction, publicEndpoint, createMode }) =>
    all(
      is(defaultAction, ['allow'], 'any network can connect'),
      withoutEvidence(is(publicEndpoint, [true])),
      withoutEvidence(not(is(createMode, ['recover']))),
    ),
})
