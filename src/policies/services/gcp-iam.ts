/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { gcpIAMBasicRole } from '../gcp/gcp-iam-basic-role.ts'
import { gcpIAMTokenCreator } from '../gcp/gcp-iam-token-creator.ts'
import { gcpWIFNoCondition } from '../gcp/gcp-wif-no-condition.ts'

export const POLICIES: readonly ListedPolicy[] = [
  gcpIAMBasicRole,
  gcpIAMTokenCreator,
  gcpWIFNoCondition,
]
