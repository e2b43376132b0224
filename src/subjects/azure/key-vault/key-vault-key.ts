/** A key of a key vault or a managed HSM. */
import { defineSubject } from '../../define/subject.ts'
import { isWritten } from '../../define/written.ts'
import { expiresInARM, expiresInTerraform } from './expiry-date.ts'

/**
 * https://learn.microsoft.com/azure/templates/microsoft.keyvault/vaults/keys
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault_key
 */
export const keyVaultKey = defineSubject({
  name: 'azure.key-vault-key',
  describes: 'A key of a key vault or a managed HSM',
  sources: {
    arm: ['Microsoft.KeyVault/vaults/keys', 'Microsoft.KeyVault/managedHSMs/keys'],
    terraform: ['azurerm_key_vault_key', 'azurerm_key_vault_managed_hardware_security_module_key'],
  },
  attributes: {
    expires: {
      type: 'boolean',
      describes: 'Whether the key has an expiry date. False by default.',
      arm: expiresInARM,
      terraform: expiresInTerraform,
    },
    rotatedKeysExpire: {
      type: 'boolean',
      // https://learn.microsoft.com/azure/key-vault/keys/how-to-configure-key-rotation
      describes: 'Whether a rotation policy gives new versions an expiry date. False by default.',
      arm: isWritten('rotationPolicy.attributes.expiryTime'),
      terraform: isWritten('rotation_policy.expire_after'),
    },
  },
})
