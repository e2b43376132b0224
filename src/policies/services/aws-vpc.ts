/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsVPCNoFlowLogs } from '../aws/aws-vpc-no-flow-logs.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsVPCNoFlowLogs,
]
