/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { azureSynapseAdminPassword } from '../azure/azure-synapse-admin-password.ts'
import { azureSynapseNoManagedVNet } from '../azure/azure-synapse-no-managed-vnet.ts'

export const POLICIES: readonly ListedPolicy[] = [
  azureSynapseAdminPassword,
  azureSynapseNoManagedVNet,
]
