/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { azureCosmosDBOpenNetwork } from '../azure/azure-cosmosdb-open-network.ts'
import { azureCosmosDBPublicNetwork } from '../azure/azure-cosmosdb-public-network.ts'

export const POLICIES: readonly ListedPolicy[] = [
  azureCosmosDBOpenNetwork,
  azureCosmosDBPublicNetwork,
]
