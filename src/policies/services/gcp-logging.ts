/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { gcpLogBucketNotLocked } from '../gcp/gcp-log-bucket-not-locked.ts'

export const POLICIES: readonly ListedPolicy[] = [
  gcpLogBucketNotLocked,
]
