/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { gcpBucketNoLogging } from '../gcp/gcp-bucket-no-logging.ts'
import { gcpBucketNoPublicAccessPrevention } from '../gcp/gcp-bucket-no-public-access-prevention.ts'
import { gcpBucketNoUniformAccess } from '../gcp/gcp-bucket-no-uniform-access.ts'
import { gcpBucketNoVersioning } from '../gcp/gcp-bucket-no-versioning.ts'
import { gcpBucketPublic } from '../gcp/gcp-bucket-public.ts'

export const POLICIES: readonly ListedPolicy[] = [
  gcpBucketNoLogging,
  gcpBucketNoPublicAccessPrevention,
  gcpBucketNoUniformAccess,
  gcpBucketNoVersioning,
  gcpBucketPublic,
]
