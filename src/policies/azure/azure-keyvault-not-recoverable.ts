import { all, any, is, isOrIsLeft, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { keyVault } from '../../subjects/azure/key-vault/key-vault.ts'

export const azureKeyVaultNotRecoverable = definePolicy({
  id: 'azure-keyvault-not-recoverable',
  platform: 'azure',
  service: 'key-vault',
  title: 'Key vault lacks soft delete or purge protection',
  severity: 'high',
  why: 'Without purge protection, anyone who can delete the vault can also purge it; data encrypted with a lost key is unreadable.',
  fix: 'Set enableSoftDelete and enablePurgeProtection (purge_protection_enabled in Terraform) to true.',
  repair: {
    set: { softDelete: true, purgeProtection: true },
    unsafe: 'It cannot be turned off again: a deleted vault keeps its name until the retention period ends.',
  },
  references: [
    'https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview',
    'https://learn.microsoft.com/azure/templates/microsoft.keyvault/vaults',
  ],
  accepts: ['A vault that is recovered (createMode recover) and keeps its settings.'],
  since: [
    'Soft delete is on by default since API version 2019-09-01.',
    'Version 3 of azurerm removed soft_delete_enabled: soft delete is always on.',
  ],
  safeDefaultSeverity: 'low',
  defaults: [
    {
      in: 'arm',
      version: 'API version 2019-09-01 and newer',
      means: 'soft delete is on',
      is: 'safe',
      source: 'https://learn.microsoft.com/azure/templates/microsoft.keyvault/vaults',
    },
    {
      in: 'arm',
      version: 'API version before 2019-09-01',
      means: 'the service turns soft delete on',
      since: '2025-02',
      is: 'new',
      source: 'https://learn.microsoft.com/azure/key-vault/general/soft-delete-change',
    },
    {
      in: 'terraform',
      means: 'soft delete is on',
      is: 'safe',
      source: 'https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault',
    },
    {
      means: 'purge protection is off',
      is: 'bad',
      source: 'https://learn.microsoft.com/azure/templates/microsoft.keyvault/vaults',
    },
  ],
  mvisionNames: [],
  subsumes: ['azure-keyvault-no-purge-protection'],
  subject: keyVault,
  violatedWhen: ({ softDelete, purgeProtection, createMode }) =>
    all(
      any(
        isOrIsLeft(softDelete, [false], 'deleted keys and secrets cannot be recovered'),
        is(purgeProtection, [false], 'deleted keys and secrets can be purged for good'),
      ),
      withoutEvidence(not(is(createMode, ['recover']))),
    ),
})
