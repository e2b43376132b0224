import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import {
  NO_PASSWORD_POLICY,
  PASSWORD_POLICY_PAGES,
  passwordPolicy,
} from '../../subjects/aws/iam/password-policy.ts'

export const awsIAMPasswordLowercase = definePolicy({
  id: 'aws-iam-password-lowercase',
  platform: 'aws',
  service: 'iam',
  title: 'Account password policy does not require a lowercase letter',
  severity: 'low',
  why: 'Passwords of fewer kinds of characters are guessed sooner.',
  fix: 'Set require_lowercase_characters to true.',
  repair: { set: { lowercase: true } },
  references: PASSWORD_POLICY_PAGES,
  notIn: { cloudformation: NO_PASSWORD_POLICY },
  mvisionNames: [],
  subject: passwordPolicy,
  violatedWhen: ({ lowercase }) =>
    is(lowercase, [false], 'passwords without a lowercase letter are accepted'),
})
