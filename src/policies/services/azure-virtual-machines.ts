/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { azureDiskUnencrypted } from '../azure/azure-disk-unencrypted.ts'
import { azureVMCustomDataSecret } from '../azure/azure-vm-custom-data-secret.ts'
import { azureVMNoHostEncryption } from '../azure/azure-vm-no-host-encryption.ts'
import { azureVMPasswordAuth } from '../azure/azure-vm-password-auth.ts'

export const POLICIES: readonly ListedPolicy[] = [
  azureDiskUnencrypted,
  azureVMCustomDataSecret,
  azureVMNoHostEncryption,
  azureVMPasswordAuth,
]
