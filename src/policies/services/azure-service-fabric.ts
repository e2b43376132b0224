/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { azureServiceFabricNoAAD } from '../azure/azure-servicefabric-no-aad.ts'

export const POLICIES: readonly ListedPolicy[] = [
  azureServiceFabricNoAAD,
]
