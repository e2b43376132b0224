/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsIAMAdministratorAccess } from '../aws/aws-iam-administrator-access.ts'
import { awsIAMCredentialsExposure } from '../aws/aws-iam-credentials-exposure.ts'
import { awsIAMDataExfiltration } from '../aws/aws-iam-data-exfiltration.ts'
import { awsIAMElevatedManagedPolicy } from '../aws/aws-iam-elevated-managed-policy.ts'
import { awsIAMFullAdminPolicy } from '../aws/aws-iam-full-admin-policy.ts'
import { awsIAMGitHubOIDCUnsafe } from '../aws/aws-iam-github-oidc-unsafe.ts'
import { awsIAMLoginPlaintextPassword } from '../aws/aws-iam-login-plaintext-password.ts'
import { awsIAMPassRoleWildcard } from '../aws/aws-iam-passrole-wildcard.ts'
import { awsIAMPasswordExpiry } from '../aws/aws-iam-password-expiry.ts'
import { awsIAMPasswordLength } from '../aws/aws-iam-password-length.ts'
import { awsIAMPasswordLowercase } from '../aws/aws-iam-password-lowercase.ts'
import { awsIAMPasswordNumber } from '../aws/aws-iam-password-number.ts'
import { awsIAMPasswordReuse } from '../aws/aws-iam-password-reuse.ts'
import { awsIAMPasswordSymbol } from '../aws/aws-iam-password-symbol.ts'
import { awsIAMPasswordUppercase } from '../aws/aws-iam-password-uppercase.ts'
import { awsIAMPermissionsManagement } from '../aws/aws-iam-permissions-management.ts'
import { awsIAMPolicyOnUser } from '../aws/aws-iam-policy-on-user.ts'
import { awsIAMPrivilegeEscalation } from '../aws/aws-iam-privilege-escalation.ts'
import { awsIAMServiceWildcardAction } from '../aws/aws-iam-service-wildcard-action.ts'
import { awsIAMTrustAccountRoot } from '../aws/aws-iam-trust-account-root.ts'
import { awsIAMTrustAnyPrincipal } from '../aws/aws-iam-trust-any-principal.ts'
import { awsIAMTrustWildcardAction } from '../aws/aws-iam-trust-wildcard-action.ts'
import { awsIAMUnconstrainedWrite } from '../aws/aws-iam-unconstrained-write.ts'
import { awsIAMUserInlinePolicy } from '../aws/aws-iam-user-inline-policy.ts'
import { awsIAMUserPresent } from '../aws/aws-iam-user-present.ts'
import { awsIAMWildcardAction } from '../aws/aws-iam-wildcard-action.ts'
import { awsIAMWildcardResource } from '../aws/aws-iam-wildcard-resource.ts'
import { awsPolicyAllowNotAction } from '../aws/aws-policy-allow-not-action.ts'
import { awsPolicyAllowNotPrincipal } from '../aws/aws-policy-allow-not-principal.ts'
import { awsPolicyAllowNotResource } from '../aws/aws-policy-allow-not-resource.ts'
import { awsResourcePolicyPublic } from '../aws/aws-resource-policy-public.ts'
import { awsRootAccessKey } from '../aws/aws-root-access-key.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsIAMAdministratorAccess,
  awsIAMCredentialsExposure,
  awsIAMDataExfiltration,
  awsIAMElevatedManagedPolicy,
  awsIAMFullAdminPolicy,
  awsIAMGitHubOIDCUnsafe,
  awsIAMLoginPlaintextPassword,
  awsIAMPassRoleWildcard,
  awsIAMPasswordExpiry,
  awsIAMPasswordLength,
  awsIAMPasswordLowercase,
  awsIAMPasswordNumber,
  awsIAMPasswordReuse,
  awsIAMPasswordSymbol,
  awsIAMPasswordUppercase,
  awsIAMPermissionsManagement,
  awsIAMPolicyOnUser,
  awsIAMPrivilegeEscalation,
  awsIAMServiceWildcardAction,
  awsIAMTrustAccountRoot,
  awsIAMTrustAnyPrincipal,
  awsIAMTrustWildcardAction,
  awsIAMUnconstrainedWrite,
  awsIAMUserInlinePolicy,
  awsIAMUserPresent,
  awsIAMWildcardAction,
  awsIAMWildcardResource,
  awsPolicyAllowNotAction,
  awsPolicyAllowNotPrincipal,
  awsPolicyAllowNotResource,
  awsResourcePolicyPublic,
  awsRootAccessKey,
]
