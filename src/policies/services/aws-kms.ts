/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsKMSNoRotation } from '../aws/aws-kms-no-rotation.ts'
import { awsKMSPublicPolicy } from '../aws/aws-kms-public-policy.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsKMSNoRotation,
  awsKMSPublicPolicy,
]
