/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { azureKeyVaultNoNetworkACL } from '../azure/azure-keyvault-no-network-acl.ts'
import { azureKeyVaultNotRecoverable } from '../azure/azure-keyvault-not-recoverable.ts'
import { azureKeyVaultSecretNoExpiry } from '../azure/azure-keyvault-secret-no-expiry.ts'

export const POLICIES: readonly ListedPolicy[] = [
  azureKeyVaultNoNetworkACL,
  azureKeyVaultNotRecoverable,
  azureKeyVaultSecretNoExpiry,
]
