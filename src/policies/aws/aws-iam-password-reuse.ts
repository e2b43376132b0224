import { definePolicy } from '../../core/policy.ts'
import {
  isBelow,
  NO_PASSWORD_POLICY,
  PASSWORD_POLICY_PAGES,
  passwordPolicy,
} from '../../subjects/aws/iam/password-policy.ts'

export const awsIAMPasswordReuse = definePolicy({
  id: 'aws-iam-password-reuse',
  platform: 'aws',
  service: 'iam',
  title: 'Account password policy lets users reuse passwords',
  severity: 'low',
  why: 'A leaked password becomes valid again when its user returns to it.',
  fix: 'Set password_reuse_prevention to 24.',
  repair: { set: { remembered: 24 } },
  references: PASSWORD_POLICY_PAGES,
  controls: ['CIS AWS 3.0.0 1.9'],
  notIn: { cloudformation: NO_PASSWORD_POLICY },
  mvisionNames: [],
  subject: passwordPolicy,
  violatedWhen: ({ remembered }) => isBelow(remembered, 24, 'previous passwords are remembered'),
})
