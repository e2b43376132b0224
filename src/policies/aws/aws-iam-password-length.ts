import { definePolicy } from '../../core/policy.ts'
import {
  isBelow,
  NO_PASSWORD_POLICY,
  PASSWORD_POLICY_PAGES,
  passwordPolicy,
} from '../../subjects/aws/iam/password-policy.ts'

export const awsIAMPasswordLength = definePolicy({
  id: 'aws-iam-password-length',
  platform: 'aws',
  service: 'iam',
  title: 'Account password policy allows passwords shorter than 14 characters',
  severity: 'medium',
  why: 'Short passwords are guessed and cracked in reasonable time.',
  fix: 'Set minimum_password_length to 14 or more.',
  repair: { set: { length: 14 } },
  references: PASSWORD_POLICY_PAGES,
  controls: ['CIS AWS 3.0.0 1.8'],
  notIn: { cloudformation: NO_PASSWORD_POLICY },
  mvisionNames: [],
  subject: passwordPolicy,
  violatedWhen: ({ length }) => isBelow(length, 14, 'characters are enough'),
})
