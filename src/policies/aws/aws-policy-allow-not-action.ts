import { definePolicy } from '../../core/policy.ts'
import { allowsOtherActions, anyPolicyStatement } from '../../subjects/aws/iam/any-policy.ts'
import { LIMITS_ONLY } from '../../subjects/aws/iam/identity-policy.ts'

export const awsPolicyAllowNotAction = definePolicy({
  id: 'aws-policy-allow-not-action',
  platform: 'aws',
  service: 'iam',
  title: 'Policy uses Allow with NotAction',
  severity: 'medium',
  why: 'Every action but those that are named is allowed, in every service, including actions that AWS adds later.',
  fix: 'List the allowed actions in Action, and use NotAction only in Deny statements.',
  repair: { decide: 'Choose the actions that are needed.' },
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  ],
  controls: ['NIST 800-53 AC-6'],
  accepts: LIMITS_ONLY.slice(0, 1),
  mvisionNames: [],
  subject: anyPolicyStatement,
  violatedWhen: allowsOtherActions,
})
