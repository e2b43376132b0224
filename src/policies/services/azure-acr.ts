/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { azureACRAdminUser } from '../azure/azure-acr-admin-user.ts'
import { azureACRAnonymousPull } from '../azure/azure-acr-anonymous-pull.ts'
import { azureACRPublicNetwork } from '../azure/azure-acr-public-network.ts'

export const POLICIES: readonly ListedPolicy[] = [
  azureACRAdminUser,
  azureACRAnonymousPull,
  azureACRPublicNetwork,
]
