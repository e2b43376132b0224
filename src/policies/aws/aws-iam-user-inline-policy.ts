import { all, is, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { userPolicy } from '../../subjects/aws/iam/user-policy.ts'

export const awsIAMUserInlinePolicy = definePolicy({
  id: 'aws-iam-user-inline-policy',
  platform: 'aws',
  service: 'iam',
  title: 'IAM user has an inline policy',
  severity: 'low',
  why: 'Inline policies are not listed with the policies of the account: reviews miss them, and they have no versions to go back to.',
  fix: 'Move the statements to a managed policy and attach it to a group or a role.',
  repair: { decide: 'Choose the group or the role that gets the policy in place of the user.' },
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  ],
  controls: ['NIST 800-53 AC-6'],
  mvisionNames: [],
  // Attaching a managed policy to a group instead fixes both.
  subsumes: ['aws-iam-policy-on-user'],
  subject: userPolicy,
  violatedWhen: ({ isGiven, isInline }) =>
    all(is(isGiven, [true], 'an inline policy of a user'), withoutEvidence(is(isInline, [true]))),
})
