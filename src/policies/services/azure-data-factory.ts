/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { azureDataFactoryPublicNetwork } from '../azure/azure-datafactory-public-network.ts'

export const POLICIES: readonly ListedPolicy[] = [
  azureDataFactoryPublicNetwork,
]
