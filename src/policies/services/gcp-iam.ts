/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { gcpIAMAuditIncomplete } from '../gcp/gcp-iam-audit-incomplete.ts'
import { gcpIAMBasicRole } from '../gcp/gcp-iam-basic-role.ts'
import { gcpIAMDefaultServiceAccount } from '../gcp/gcp-iam-default-service-account.ts'
import { gcpIAMServiceAccountAdmin } from '../gcp/gcp-iam-service-account-admin.ts'
import { gcpIAMTokenCreator } from '../gcp/gcp-iam-token-creator.ts'
import { gcpIAMUserGranted } from '../gcp/gcp-iam-user-granted.ts'
import { gcpIAMUserManagedKey } from '../gcp/gcp-iam-user-managed-key.ts'
import { gcpWIFNoCondition } from '../gcp/gcp-wif-no-condition.ts'

export const POLICIES: readonly ListedPolicy[] = [
  gcpIAMAuditIncomplete,
  gcpIAMBasicRole,
  gcpIAMDefaultServiceAccount,
  gcpIAMServiceAccountAdmin,
  gcpIAMTokenCreator,
  gcpIAMUserGranted,
  gcpIAMUserManagedKey,
  gcpWIFNoCondition,
]
