import { all } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { identityPolicyStatement, isGrant, LIMITS_ONLY } from '../../subjects/aws/iam/identity-policy.ts'
import { passesEveryRole } from '../../subjects/aws/iam/privilege-escalation.ts'

export const awsIAMPassRoleWildcard = definePolicy({
  id: 'aws-iam-passrole-wildcard',
  platform: 'aws',
  service: 'iam',
  title: 'IAM policy allows iam:PassRole on every role',
  severity: 'high',
  why: 'A principal that can pass any role to a new function, instance or build gains the permissions of the most powerful role.',
  fix: 'Name the roles in Resource, or limit the services with the iam:PassedToService condition.',
  repair: { decide: 'Choose the roles that may be passed.' },
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html',
  ],
  controls: ['NIST 800-53 AC-6'],
  accepts: LIMITS_ONLY,
  mvisionNames: [],
  subject: identityPolicyStatement,
  violatedWhen: (statement) => all(passesEveryRole(statement), isGrant(statement)),
})
