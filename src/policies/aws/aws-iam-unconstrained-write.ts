import { definePolicy } from '../../core/policy.ts'
import { allowsOnAll, LIMITED_ACCESS } from '../../subjects/aws/iam/actions/access.ts'
import { WRITING } from '../../subjects/aws/iam/actions/writing.ts'
import { identityPolicyStatement, LIMITS_ONLY } from '../../subjects/aws/iam/identity-policy.ts'

export const awsIAMUnconstrainedWrite = definePolicy({
  id: 'aws-iam-unconstrained-write',
  platform: 'aws',
  service: 'iam',
  title: 'IAM policy allows changing or deleting every resource',
  severity: 'medium',
  why: 'One leaked key or one faulty program with this policy can destroy or replace the data, code and records of the account.',
  fix: 'Name the resources in Resource, or add a condition on their tags (aws:ResourceTag).',
  repair: { decide: 'Choose the resources that the actions are needed on.' },
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_tags.html',
  ],
  controls: ['NIST 800-53 AC-6'],
  accepts: [...LIMITED_ACCESS, ...LIMITS_ONLY],
  mvisionNames: [],
  subsumes: ['aws-iam-wildcard-resource'],
  subject: identityPolicyStatement,
  violatedWhen: (statement) => allowsOnAll(statement, WRITING),
})
