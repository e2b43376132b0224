/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { azureMySQLNoSSL } from '../azure/azure-mysql-no-ssl.ts'
import { azureMySQLPublicNetwork } from '../azure/azure-mysql-public-network.ts'
import { azureMySQLWeakTLS } from '../azure/azure-mysql-weak-tls.ts'

export const POLICIES: readonly ListedPolicy[] = [
  azureMySQLNoSSL,
  azureMySQLPublicNetwork,
  azureMySQLWeakTLS,
]
