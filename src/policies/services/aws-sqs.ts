/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsSQSPolicyPublic } from '../aws/aws-sqs-policy-public.ts'
import { awsSQSUnencrypted } from '../aws/aws-sqs-unencrypted.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsSQSPolicyPublic,
  awsSQSUnencrypted,
]
