/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { gcpBucketNoUniformAccess } from '../gcp/gcp-bucket-no-uniform-access.ts'
import { gcpBucketPublic } from '../gcp/gcp-bucket-public.ts'

export const POLICIES: readonly ListedPolicy[] = [
  gcpBucketNoUniformAccess,
  gcpBucketPublic,
]
