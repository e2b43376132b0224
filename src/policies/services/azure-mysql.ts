/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { azureMySQLNoSSL } from '../azure/azure-mysql-no-ssl.ts'

export const POLICIES: readonly ListedPolicy[] = [
  azureMySQLNoSSL,
]
