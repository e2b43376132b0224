import { all, any, is, not, present, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { isWholeAccount } from '../../subjects/aws/iam/account-principal.ts'
import { trustPolicyStatement } from '../../subjects/aws/iam/resource-policy.ts'

export const awsIAMTrustAccountRoot = definePolicy({
  id: 'aws-iam-trust-account-root',
  platform: 'aws',
  service: 'iam',
  title: 'IAM role trusts a whole account',
  severity: 'low',
  why: 'Every user and role of the account that may call sts:AssumeRole on it can assume the role, including those that are created later.',
  fix: 'Name the roles or users that assume the role in Principal, or add a condition such as aws:PrincipalArn or sts:ExternalId.',
  repair: { decide: 'Choose the roles or users of the account that may assume the role.' },
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user.html',
  ],
  controls: ['NIST 800-53 AC-6'],
  accepts: ['A statement with any condition, such as an external id or multi-factor authentication.'],
  mvisionNames: [],
  subject: trustPolicyStatement,
  violatedWhen: ({ effect, principals, conditions }) =>
    all(
      any(...principals.map((principal) => isWholeAccount(principal, 'every identity of this account'))),
      withoutEvidence(is(effect, ['Allow'])),
      withoutEvidence(not(any(...conditions.map(({ operator }) => present(operator, 'a condition'))))),
    ),
})
