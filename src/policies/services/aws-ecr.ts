/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsECRMutableTags } from '../aws/aws-ecr-mutable-tags.ts'
import { awsECRNoScanOnPush } from '../aws/aws-ecr-no-scan-on-push.ts'
import { awsECRPublicPolicy } from '../aws/aws-ecr-public-policy.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsECRMutableTags,
  awsECRNoScanOnPush,
  awsECRPublicPolicy,
]
