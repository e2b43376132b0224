import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import {
  NO_PASSWORD_POLICY,
  PASSWORD_POLICY_PAGES,
  passwordPolicy,
} from '../../subjects/aws/iam/password-policy.ts'

export const awsIAMPasswordNumber = definePolicy({
  id: 'aws-iam-password-number',
  platform: 'aws',
  service: 'iam',
  title: 'Account password policy does not require a number',
  severity: 'low',
  why: 'Words without a number are the first that attackers try.',
  fix: 'Set require_numbers to true.',
  repair: { set: { numbers: true } },
  references: PASSWORD_POLICY_PAGES,
  notIn: { cloudformation: NO_PASSWORD_POLICY },
  mvisionNames: [],
  subject: passwordPolicy,
  violatedWhen: ({ numbers }) => is(numbers, [false], 'passwords without a number are accepted'),
})
