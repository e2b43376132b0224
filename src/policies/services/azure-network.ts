/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { azureFlowLogDisabled } from '../azure/azure-flowlog-disabled.ts'
import { azureFlowLogShortRetention } from '../azure/azure-flowlog-short-retention.ts'
import { azureNICIPForwarding } from '../azure/azure-nic-ip-forwarding.ts'
import { azureNICPublicIP } from '../azure/azure-nic-public-ip.ts'

export const POLICIES: readonly ListedPolicy[] = [
  azureFlowLogDisabled,
  azureFlowLogShortRetention,
  azureNICIPForwarding,
  azureNICPublicIP,
]
