import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import {
  NO_PASSWORD_POLICY,
  PASSWORD_POLICY_PAGES,
  passwordPolicy,
} from '../../subjects/aws/iam/password-policy.ts'

export const awsIAMPasswordUppercase = definePolicy({
  id: 'aws-iam-password-uppercase',
  platform: 'aws',
  service: 'iam',
  title: 'Account password policy does not require an uppercase letter',
  severity: 'low',
  why: 'Fewer kinds of characters leave fewer passwords to guess.',
  fix: 'Set require_uppercase_characters to true.',
  repair: { set: { uppercase: true } },
  references: PASSWORD_POLICY_PAGES,
  notIn: { cloudformation: NO_PASSWORD_POLICY },
  mvisionNames: [],
  subject: passwordPolicy,
  violatedWhen: ({ uppercase }) =>
    is(uppercase, [false], 'passwords without an uppercase letter are accepted'),
})
