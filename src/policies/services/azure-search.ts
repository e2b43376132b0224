/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { azureSearchPublicNetwork } from '../azure/azure-search-public-network.ts'

export const POLICIES: readonly ListedPolicy[] = [
  azureSearchPublicNetwork,
]
