/** A key vault that every network can reach. */
import { all, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { keyVault } from '../../subjects/azure/key-vault/key-vault.ts'

export const azureKeyVaultNoNetworkACL = definePolicy({
  id: 'azure-keyvault-no-network-acl',
  platform: 'azure',
  service: 'key-vault',
  title: 'Key vault lets every network in',
  severity: 'high',
  why: 'The vault answers the whole internet, and only a token stands between it and its secrets. A leaked client secret or a stolen token is then enough, from anywhere.',
  fix: 'Set the default action of the vault firewall to Deny and name the networks that need it, or turn public network access off and use a private endpoint.',
  references: [
    'https://learn.microsoft.com/azure/key-vault/general/network-security',
    'https://learn.microsoft.com/azure/templates/microsoft.keyvault/vaults',
  ],
  mvisionNames: [],
  subject: keyVault,
  violatedWhen: ({ defaultAction, publicEndpoint, createMode }) =>
    all(
      is(defaultAction, ['allow'], 'every network is let in'),
      withoutEvidence(is(publicEndpoint, [true])),
      withoutEvidence(not(is(createMode, ['recover']))),
    ),
})
