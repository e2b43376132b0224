/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsIAMAdministratorAccess } from '../aws/aws-iam-administrator-access.ts'
import { awsIAMFullAdminPolicy } from '../aws/aws-iam-full-admin-policy.ts'
import { awsIAMLoginPlaintextPassword } from '../aws/aws-iam-login-plaintext-password.ts'
import { awsIAMPassRoleWildcard } from '../aws/aws-iam-passrole-wildcard.ts'
import { awsIAMPolicyOnUser } from '../aws/aws-iam-policy-on-user.ts'
import { awsIAMPrivilegeEscalation } from '../aws/aws-iam-privilege-escalation.ts'
import { awsIAMTrustAnyPrincipal } from '../aws/aws-iam-trust-any-principal.ts'
import { awsIAMUserPresent } from '../aws/aws-iam-user-present.ts'
import { awsIAMWildcardAction } from '../aws/aws-iam-wildcard-action.ts'
import { awsPolicyAllowNotPrincipal } from '../aws/aws-policy-allow-not-principal.ts'
import { awsRootAccessKey } from '../aws/aws-root-access-key.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsIAMAdministratorAccess,
  awsIAMFullAdminPolicy,
  awsIAMLoginPlaintextPassword,
  awsIAMPassRoleWildcard,
  awsIAMPolicyOnUser,
  awsIAMPrivilegeEscalation,
  awsIAMTrustAnyPrincipal,
  awsIAMUserPresent,
  awsIAMWildcardAction,
  awsPolicyAllowNotPrincipal,
  awsRootAccessKey,
]
