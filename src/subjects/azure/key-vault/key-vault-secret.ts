/** A secret of a key vault. */
import { defineSubject } from '../../define/subject.ts'
import { isWritten } from '../../define/written.ts'
import { expiresInARM, expiresInTerraform } from './expiry-date.ts'

/**
 * https://learn.microsoft.com/azure/templates/microsoft.keyvault/vaults/secrets
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault_secret
 */
export const keyVaultSecret = defineSubject({
  name: 'azure.key-vault-secret',
  describes: 'A secret of a key vault',
  sources: { arm: ['Microsoft.KeyVault/vaults/secrets'], terraform: ['azurerm_key_vault_secret'] },
  attributes: {
    expires: {
      type: 'boolean',
      describes: 'Whether the secret has an expiry date. False by default.',
      arm: expiresInARM,
      terraform: expiresInTerraform,
    },
    contentType: {
      type: 'boolean',
      describes: 'Whether it says what the secret is. False by default.',
      arm: isWritten('contentType'),
      terraform: isWritten('content_type'),
    },
  },
})
