import { all, is, test, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { isElevated, plainNameOf } from '../../subjects/aws/iam/actions/elevated-policies.ts'
import { managedPolicy } from '../../subjects/aws/iam/managed-policy.ts'
import { withKnownARN } from '../../subjects/aws/iam/policy-pattern.ts'
import { withoutMisfits, withoutNames } from '../../subjects/define/deploy-time.ts'

export const awsIAMElevatedManagedPolicy = definePolicy({
  id: 'aws-iam-elevated-managed-policy',
  platform: 'aws',
  service: 'iam',
  title: 'IAM role has a managed policy with elevated permissions',
  severity: 'medium',
  why: 'One vulnerable workload with this role gives an attacker everything of a service, or the rights to get more.',
  fix: 'Attach a policy of your own with the needed actions and resources.',
  repair: { decide: 'Choose the actions and resources that are needed.' },
  references: [
    'https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html',
  ],
  controls: ['NIST 800-53 AC-6'],
  accepts: [
    'The policy of a user, a group or a permission set, which people have.',
    'AdministratorAccess, which aws-iam-administrator-access reports.',
  ],
  mvisionNames: [],
  subject: managedPolicy,
  violatedWhen: ({ policy, ofRole }) =>
    all(
      test(
        withoutNames(withoutMisfits(withKnownARN(policy), isElevated, 'aws')),
        isElevated,
        (name) => `${plainNameOf(name)} allows more than a workload needs`,
      ),
      withoutEvidence(is(ofRole, [true])),
    ),
})
