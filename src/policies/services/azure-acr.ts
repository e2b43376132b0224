/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { azureACRAdminUser } from '../azure/azure-acr-admin-user.ts'

export const POLICIES: readonly ListedPolicy[] = [
  azureACRAdminUser,
]
