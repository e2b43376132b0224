import { definePolicy } from '../../core/policy.ts'
import { livesLonger, NO_PASSWORD_POLICY, passwordPolicy } from '../../subjects/aws/iam/password-policy.ts'

export const awsIAMPasswordExpiry = definePolicy({
  id: 'aws-iam-password-expiry',
  platform: 'aws',
  service: 'iam',
  title: 'Account passwords do not expire within 90 days',
  severity: 'low',
  why: 'A leaked password that nobody knows of stays valid.',
  fix: 'Set max_password_age to 90 or less.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccountPasswordPolicy.html',
  ],

  notIn: { cloudformation: NO_PASSWORD_POLICY },
  mvisionNames: [],
  subject: passwordPolicy,
  violatedWhen: ({ maxAge }) => livesLonger(maxAge, 90),
})
