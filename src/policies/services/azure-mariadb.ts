/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { azureMariaDBNoSSL } from '../azure/azure-mariadb-no-ssl.ts'
import { azureMariaDBPublicNetwork } from '../azure/azure-mariadb-public-network.ts'
import { azureMariaDBWeakTLS } from '../azure/azure-mariadb-weak-tls.ts'

export const POLICIES: readonly ListedPolicy[] = [
  azureMariaDBNoSSL,
  azureMariaDBPublicNetwork,
  azureMariaDBWeakTLS,
]
