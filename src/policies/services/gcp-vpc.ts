/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { gcpLegacyNetwork } from '../gcp/gcp-legacy-network.ts'
import { gcpSubnetNoFlowLogs } from '../gcp/gcp-subnet-no-flow-logs.ts'
import { gcpSubnetNoPrivateAccess } from '../gcp/gcp-subnet-no-private-access.ts'

export const POLICIES: readonly ListedPolicy[] = [
  gcpLegacyNetwork,
  gcpSubnetNoFlowLogs,
  gcpSubnetNoPrivateAccess,
]
