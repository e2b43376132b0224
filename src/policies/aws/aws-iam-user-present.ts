import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { principal } from '../../subjects/aws/iam/principal.ts'

export const awsIAMUserPresent = definePolicy({
  id: 'aws-iam-user-present',
  platform: 'aws',
  service: 'iam',
  title: 'IAM user is declared',
  severity: 'low',
  enabledByDefault: false,
  why: 'Passwords and access keys of a user are valid until somebody changes them: what leaks can be used for years.',
  fix: 'Use IAM Identity Center for people and a role for programs: both sign in with temporary credentials.',
  repair: { decide: 'Choose how people and programs sign in without a user: IAM Identity Center, or roles.' },
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_users.html',
  ],
  mvisionNames: ['AWS IAM User Present'],
  subject: principal,
  violatedWhen: ({ isUser }) => is(isUser, [true], 'long-term credentials'),
})
