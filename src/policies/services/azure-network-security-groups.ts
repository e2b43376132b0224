/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { azureNSGRDPOpen } from '../azure/azure-nsg-rdp-open.ts'
import { azureNSGSensitivePortOpen } from '../azure/azure-nsg-sensitive-port-open.ts'
import { azureNSGSSHOpen } from '../azure/azure-nsg-ssh-open.ts'

export const POLICIES: readonly ListedPolicy[] = [
  azureNSGRDPOpen,
  azureNSGSensitivePortOpen,
  azureNSGSSHOpen,
]
