/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsLogGroupNoKMS } from '../aws/aws-log-group-no-kms.ts'
import { awsLogGroupNoRetention } from '../aws/aws-log-group-no-retention.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsLogGroupNoKMS,
  awsLogGroupNoRetention,
]
