/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { azureKeyVaultKeyNoExpiry } from '../azure/azure-keyvault-key-no-expiry.ts'
import { azureKeyVaultNoLogging } from '../azure/azure-keyvault-no-logging.ts'
import { azureKeyVaultNoNetworkACL } from '../azure/azure-keyvault-no-network-acl.ts'
import { azureKeyVaultNoPurgeProtection } from '../azure/azure-keyvault-no-purge-protection.ts'
import { azureKeyVaultNotRecoverable } from '../azure/azure-keyvault-not-recoverable.ts'
import { azureKeyVaultPublicNetwork } from '../azure/azure-keyvault-public-network.ts'
import { azureKeyVaultSecretNoContentType } from '../azure/azure-keyvault-secret-no-content-type.ts'
import { azureKeyVaultSecretNoExpiry } from '../azure/azure-keyvault-secret-no-expiry.ts'

export const POLICIES: readonly ListedPolicy[] = [
  azureKeyVaultKeyNoExpiry,
  azureKeyVaultNoLogging,
  azureKeyVaultNoNetworkACL,
  azureKeyVaultNoPurgeProtection,
  azureKeyVaultNotRecoverable,
  azureKeyVaultPublicNetwork,
  azureKeyVaultSecretNoContentType,
  azureKeyVaultSecretNoExpiry,
]
