/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { azureFrontDoorNoWAF } from '../azure/azure-frontdoor-no-waf.ts'

export const POLICIES: readonly ListedPolicy[] = [
  azureFrontDoorNoWAF,
]
