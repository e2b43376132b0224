import { all, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { keyVault } from '../../subjects/azure/key-vault/key-vault.ts'

export const azureKeyVaultNoPurgeProtection = definePolicy({
  id: 'azure-keyvault-no-purge-protection',
  platform: 'azure',
  service: 'key-vault',
  title: 'Key vault has no purge protection',
  severity: 'high',
  why: 'Whoever can delete the vault or a key in it can also purge it at once, and what the key encrypts is lost.',
  fix: 'Set enablePurgeProtection (purge_protection_enabled in Terraform) to true.',
  repair: {
    set: { purgeProtection: true },
    unsafe: 'It cannot be turned off again: a deleted vault keeps its name until the retention period ends.',
  },
  references: ['https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview'],
  accepts: [
    'A vault that is recovered (createMode recover) and keeps its settings.',
    'A vault without soft delete, where purge protection has no effect: azure-keyvault-not-recoverable reports it.',
  ],
  mvisionNames: [],
  subject: keyVault,
  violatedWhen: ({ purgeProtection, softDelete, createMode }) =>
    all(
      is(purgeProtection, [false], 'deleted keys and secrets can be purged for good'),
      withoutEvidence(not(is(softDelete, [false]))),
      withoutEvidence(not(is(createMode, ['recover']))),
    ),
})
