/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { azureAKSNoNetworkPolicy } from '../azure/azure-aks-no-network-policy.ts'
import { azureAKSNoRBAC } from '../azure/azure-aks-no-rbac.ts'
import { azureAKSOpenAPIServer } from '../azure/azure-aks-open-api-server.ts'

export const POLICIES: readonly ListedPolicy[] = [
  azureAKSNoNetworkPolicy,
  azureAKSNoRBAC,
  azureAKSOpenAPIServer,
]
