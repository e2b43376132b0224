/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { azureDataLakeUnencrypted } from '../azure/azure-datalake-unencrypted.ts'

export const POLICIES: readonly ListedPolicy[] = [
  azureDataLakeUnencrypted,
]
