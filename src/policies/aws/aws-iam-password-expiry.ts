import { definePolicy } from '../../core/policy.ts'
import {
  livesLonger,
  NO_PASSWORD_POLICY,
  PASSWORD_POLICY_PAGES,
  passwordPolicy,
} from '../../subjects/aws/iam/password-policy.ts'

export const awsIAMPasswordExpiry = definePolicy({
  id: 'aws-iam-password-expiry',
  platform: 'aws',
  service: 'iam',
  title: 'Account passwords do not expire within 90 days',
  severity: 'low',
  why: 'A leaked password that no one knows of stays valid.',
  fix: 'Set max_password_age to 90 or less.',
  repair: { set: { maxAge: 90 } },
  references: PASSWORD_POLICY_PAGES,
  notIn: { cloudformation: NO_PASSWORD_POLICY },
  mvisionNames: [],
  subject: passwordPolicy,
  violatedWhen: ({ maxAge }) => livesLonger(maxAge, 90),
})
