/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsKinesisUnencrypted } from '../aws/aws-kinesis-unencrypted.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsKinesisUnencrypted,
]
