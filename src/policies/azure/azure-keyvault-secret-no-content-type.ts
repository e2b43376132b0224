import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { keyVaultSecret } from '../../subjects/azure/key-vault/key-vault-secret.ts'

export const azureKeyVaultSecretNoContentType = definePolicy({
  id: 'azure-keyvault-secret-no-content-type',
  platform: 'azure',
  service: 'key-vault',
  title: 'Key vault secret has no content type',
  severity: 'low',
  enabledByDefault: false,
  why: 'Without a content type, what the secret is can only be found out by reading it, and its rotation cannot be automated.',
  fix: 'Set contentType (content_type in Terraform) to what the secret is, such as password.',
  repair: { decide: 'Describe what the secret is.' },
  references: ['https://learn.microsoft.com/azure/key-vault/secrets/about-secrets'],
  mvisionNames: [],
  subject: keyVaultSecret,
  violatedWhen: ({ contentType }) => is(contentType, [false], 'what this secret is, is not written'),
})
