/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { azureAppServiceCORSAll } from '../azure/azure-appservice-cors-all.ts'
import { azureAppServiceFTP } from '../azure/azure-appservice-ftp.ts'
import { azureAppServiceNoAuth } from '../azure/azure-appservice-no-auth.ts'
import { azureAppServiceNoClientCert } from '../azure/azure-appservice-no-client-cert.ts'
import { azureAppServiceNoHTTP2 } from '../azure/azure-appservice-no-http2.ts'
import { azureAppServiceNoManagedIdentity } from '../azure/azure-appservice-no-managed-identity.ts'
import { azureAppServicePlainHTTP } from '../azure/azure-appservice-plain-http.ts'
import { azureAppServiceRemoteDebug } from '../azure/azure-appservice-remote-debug.ts'
import { azureAppServiceWeakTLS } from '../azure/azure-appservice-weak-tls.ts'

export const POLICIES: readonly ListedPolicy[] = [
  azureAppServiceCORSAll,
  azureAppServiceFTP,
  azureAppServiceNoAuth,
  azureAppServiceNoClientCert,
  azureAppServiceNoHTTP2,
  azureAppServiceNoManagedIdentity,
  azureAppServicePlainHTTP,
  azureAppServiceRemoteDebug,
  azureAppServiceWeakTLS,
]
