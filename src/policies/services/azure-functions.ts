/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { azureFunctionAppPlainHTTP } from '../azure/azure-functionapp-plain-http.ts'

export const POLICIES: readonly ListedPolicy[] = [
  azureFunctionAppPlainHTTP,
]
