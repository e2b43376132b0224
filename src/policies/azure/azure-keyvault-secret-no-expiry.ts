/** A secret of a key vault that is good for ever. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { keyVaultSecret } from '../../subjects/azure/key-vault/key-vault-secret.ts'

export const azureKeyVaultSecretNoExpiry = definePolicy({
  id: 'azure-keyvault-secret-no-expiry',
  platform: 'azure',
  service: 'key-vault',
  title: 'Key vault secret without an expiry date',
  severity: 'medium',
  why: 'A secret that never expires is never changed: what leaked years ago still opens the door. An expiry date makes the vault warn in time.',
  fix: 'Give the secret an expiry date.',
  references: [
    'https://learn.microsoft.com/azure/key-vault/secrets/about-secrets',
    'https://learn.microsoft.com/azure/templates/microsoft.keyvault/vaults/secrets',
  ],
  controls: ['CIS Azure 2.1.0 8.3', 'CIS Azure 2.1.0 8.4'],
  mvisionNames: [],
  subject: keyVaultSecret,
  violatedWhen: ({ expires }) => is(expires, [false], 'this secret never expires'),
})
