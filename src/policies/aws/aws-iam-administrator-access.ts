import { test } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { managedPolicy } from '../../subjects/aws/iam/managed-policy.ts'
import { fits, withKnownARN } from '../../subjects/aws/iam/policy-pattern.ts'
import { withoutMisfits, withoutNames } from '../../subjects/define/deploy-time.ts'

export const awsIAMAdministratorAccess = definePolicy({
  id: 'aws-iam-administrator-access',
  platform: 'aws',
  service: 'iam',
  title: 'IAM principal has the AdministratorAccess policy',
  severity: 'high',
  why: 'One leaked key or one vulnerable workload with this policy gives an attacker the whole account, including its data and backups.',
  fix: 'Attach a policy with only the actions that are needed, and keep AdministratorAccess for emergencies.',
  repair: { decide: 'Choose the actions and resources that are needed.' },
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
    'https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AdministratorAccess.html',
  ],
  controls: ['NIST 800-53 AC-6'],
  mvisionNames: [],
  // Detaching the policy fixes both.
  subsumes: ['aws-iam-elevated-managed-policy', 'aws-iam-policy-on-user'],
  subject: managedPolicy,
  violatedWhen: ({ policy }) =>
    test(
      withoutNames(withoutMisfits(withKnownARN(policy), isAdministrator, '*')),
      isAdministrator,
      'every action on every resource',
    ),
})

/** Its ARN in any partition, or its name; a policy of an account may have the same name. */
function isAdministrator(policy: string): boolean {
  const inOne = policy.replace(/^arn:[^:]+:/, 'arn:aws:')
  return ['AdministratorAccess', 'arn:aws:iam::aws:policy/AdministratorAccess'].some((name) =>
    fits(name, inOne),
  )
}
