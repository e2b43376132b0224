/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsSNSPolicyPublic } from '../aws/aws-sns-policy-public.ts'
import { awsSNSUnencrypted } from '../aws/aws-sns-unencrypted.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsSNSPolicyPublic,
  awsSNSUnencrypted,
]
