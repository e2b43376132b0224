/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsSQSNoKMS } from '../aws/aws-sqs-no-kms.ts'
import { awsSQSPolicyPublic } from '../aws/aws-sqs-policy-public.ts'
import { awsSQSPolicyWildcardAction } from '../aws/aws-sqs-policy-wildcard-action.ts'
import { awsSQSUnencrypted } from '../aws/aws-sqs-unencrypted.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsSQSNoKMS,
  awsSQSPolicyPublic,
  awsSQSPolicyWildcardAction,
  awsSQSUnencrypted,
]
