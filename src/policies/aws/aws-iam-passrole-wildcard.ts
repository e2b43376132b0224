/** A policy that lets its holder pass every role. */
import { all } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { identityPolicyStatement, isGrant } from '../../subjects/aws/iam/identity-policy.ts'
import { passesEveryRole } from '../../subjects/aws/iam/privilege-escalation.ts'

export const awsIAMPassRoleWildcard = definePolicy({
  id: 'aws-iam-passrole-wildcard',
  platform: 'aws',
  service: 'iam',
  title: 'IAM policy allows iam:PassRole on every role',
  severity: 'high',
  why: 'Whoever may pass any role and start anything with it (a function, an instance, a build) acts with the rights of the most powerful role of the account.',
  fix: 'Name the roles that are passed, or the services they are passed to with iam:PassedToService.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html',
  ],
  controls: ['NIST 800-53 AC-6'],
  mvisionNames: [],
  subject: identityPolicyStatement,
  violatedWhen: (statement) => all(passesEveryRole(statement), isGrant(statement)),
})
