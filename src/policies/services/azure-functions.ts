/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { azureFunctionAppPlainHTTP } from '../azure/azure-functionapp-plain-http.ts'
import { azureFunctionAppWeakTLS } from '../azure/azure-functionapp-weak-tls.ts'

export const POLICIES: readonly ListedPolicy[] = [
  azureFunctionAppPlainHTTP,
  azureFunctionAppWeakTLS,
]
