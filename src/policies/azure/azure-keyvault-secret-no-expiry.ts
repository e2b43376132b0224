import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { keyVaultSecret } from '../../subjects/azure/key-vault/key-vault-secret.ts'

export const azureKeyVaultSecretNoExpiry = definePolicy({
  id: 'azure-keyvault-secret-no-expiry',
  platform: 'azure',
  service: 'key-vault',
  title: 'Key vault secret has no expiry date',
  severity: 'medium',
  why: 'A secret without an expiry date is rarely rotated, so an old leak remains usable. The vault warns before a secret expires.',
  fix: 'Set attributes.exp (expiration_date in Terraform).',
  repair: { decide: 'Choose when the secret expires.' },
  references: [
    'https://learn.microsoft.com/azure/key-vault/secrets/about-secrets',
    'https://learn.microsoft.com/azure/templates/microsoft.keyvault/vaults/secrets',
  ],
  mvisionNames: [],
  subject: keyVaultSecret,
  violatedWhen: ({ expires }) => is(expires, [false], 'this secret does not expire'),
})
