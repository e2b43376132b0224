/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsECRPublicPolicy } from '../aws/aws-ecr-public-policy.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsECRPublicPolicy,
]
