import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import {
  NO_PASSWORD_POLICY,
  PASSWORD_POLICY_PAGES,
  passwordPolicy,
} from '../../subjects/aws/iam/password-policy.ts'

export const awsIAMPasswordSymbol = definePolicy({
  id: 'aws-iam-password-symbol',
  platform: 'aws',
  service: 'iam',
  title: 'Account password policy does not require a symbol',
  severity: 'low',
  why: 'Words and numbers alone are found in lists of common passwords.',
  fix: 'Set require_symbols to true.',
  repair: { set: { symbols: true } },
  references: PASSWORD_POLICY_PAGES,
  notIn: { cloudformation: NO_PASSWORD_POLICY },
  mvisionNames: [],
  subject: passwordPolicy,
  violatedWhen: ({ symbols }) => is(symbols, [false], 'passwords without a symbol are accepted'),
})
