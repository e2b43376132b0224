/** A policy whose holder can give themselves more rights. */
import { all } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { identityPolicyStatement, isGrant } from '../../subjects/aws/iam/identity-policy.ts'
import { escalates } from '../../subjects/aws/iam/privilege-escalation.ts'

export const awsIAMPrivilegeEscalation = definePolicy({
  id: 'aws-iam-privilege-escalation',
  platform: 'aws',
  service: 'iam',
  title: 'IAM policy lets its holder gain more privileges',
  severity: 'high',
  why: 'Whoever holds the policy can make an administrator of themselves: by a policy they write or attach, a key or password of another user, or a role they pass to something they run.',
  fix: 'Name the policies, users and roles that may be managed, or ask for a permissions boundary with the iam:PermissionsBoundary condition key.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  ],
  controls: ['NIST 800-53 AC-6'],
  mvisionNames: [],
  subsumes: ['aws-iam-passrole-wildcard'],
  subject: identityPolicyStatement,
  violatedWhen: (statement) => all(escalates(statement), isGrant(statement)),
})
