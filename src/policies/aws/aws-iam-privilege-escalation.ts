import { all } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { withSubsumed } from '../../core/policy-info.ts'
import { identityPolicyStatement, isGrant, LIMITS_ONLY } from '../../subjects/aws/iam/identity-policy.ts'
import { escalates } from '../../subjects/aws/iam/privilege-escalation.ts'
import { awsIAMPermissionsManagement } from './aws-iam-permissions-management.ts'

export const awsIAMPrivilegeEscalation = definePolicy({
  id: 'aws-iam-privilege-escalation',
  platform: 'aws',
  service: 'iam',
  title: 'IAM policy allows privilege escalation',
  severity: 'high',
  why: 'A principal with this policy can become an administrator: by editing policies, creating keys for other users, or passing a role.',
  fix: 'Name the allowed policies, users and roles in Resource, or require a permissions boundary with the iam:PermissionsBoundary condition.',
  repair: { decide: 'Choose the actions and resources that are needed.' },
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  ],
  controls: ['NIST 800-53 AC-6'],
  accepts: LIMITS_ONLY,
  mvisionNames: [],
  subsumes: ['aws-iam-passrole-wildcard', ...withSubsumed(awsIAMPermissionsManagement)],
  subject: identityPolicyStatement,
  violatedWhen: (statement) => all(escalates(statement), isGrant(statement)),
})
