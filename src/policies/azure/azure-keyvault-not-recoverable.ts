/** A key vault whose deletion is final. */
import { all, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { keyVault } from '../../subjects/azure/key-vault/key-vault.ts'

export const azureKeyVaultNotRecoverable = definePolicy({
  id: 'azure-keyvault-not-recoverable',
  platform: 'azure',
  service: 'key-vault',
  title: 'Key vault is deleted for good, without soft delete and purge protection',
  severity: 'high',
  why: 'Whoever deletes the vault, a secret or a key, by mistake or on purpose, destroys it at once. What was encrypted with a key that is gone can not be read any more.',
  fix: 'Turn soft delete and purge protection on.',
  references: [
    'https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview',
    'https://learn.microsoft.com/azure/templates/microsoft.keyvault/vaults',
  ],
  controls: ['CIS Azure 2.1.0 8.5'],
  mvisionNames: [],
  subject: keyVault,
  violatedWhen: ({ softDelete, purgeProtection, createMode }) =>
    all(
      is(softDelete, [false], 'what is deleted can not be recovered'),
      withoutEvidence(is(purgeProtection, [false])),
      withoutEvidence(not(is(createMode, ['recover']))),
    ),
})
