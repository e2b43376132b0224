/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { azureNSGAnyIngress } from '../azure/azure-nsg-any-ingress.ts'
import { azureNSGHTTPOpen } from '../azure/azure-nsg-http-open.ts'
import { azureNSGRDPOpen } from '../azure/azure-nsg-rdp-open.ts'
import { azureNSGSensitivePortOpen } from '../azure/azure-nsg-sensitive-port-open.ts'
import { azureNSGSSHOpen } from '../azure/azure-nsg-ssh-open.ts'
import { azureNSGUDPOpen } from '../azure/azure-nsg-udp-open.ts'

export const POLICIES: readonly ListedPolicy[] = [
  azureNSGAnyIngress,
  azureNSGHTTPOpen,
  azureNSGRDPOpen,
  azureNSGSensitivePortOpen,
  azureNSGSSHOpen,
  azureNSGUDPOpen,
]
