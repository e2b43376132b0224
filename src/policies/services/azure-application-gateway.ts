/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { azureAppGatewayHTTPListener } from '../azure/azure-appgateway-http-listener.ts'
import { azureAppGatewayNoWAF } from '../azure/azure-appgateway-no-waf.ts'
import { azureAppGatewayWeakTLS } from '../azure/azure-appgateway-weak-tls.ts'

export const POLICIES: readonly ListedPolicy[] = [
  azureAppGatewayHTTPListener,
  azureAppGatewayNoWAF,
  azureAppGatewayWeakTLS,
]
