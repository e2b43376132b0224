/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { azurePostgreSQLNoSSL } from '../azure/azure-postgresql-no-ssl.ts'

export const POLICIES: readonly ListedPolicy[] = [
  azurePostgreSQLNoSSL,
]
