/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { azureCustomOwnerRole } from '../azure/azure-custom-owner-role.ts'
import { azureGitHubOIDCWide } from '../azure/azure-github-oidc-wide.ts'
import { azureRoleCanCreateRoles } from '../azure/azure-role-can-create-roles.ts'

export const POLICIES: readonly ListedPolicy[] = [
  azureCustomOwnerRole,
  azureGitHubOIDCWide,
  azureRoleCanCreateRoles,
]
