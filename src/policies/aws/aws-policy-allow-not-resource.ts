import { definePolicy } from '../../core/policy.ts'
import { allowsOtherResources, anyPolicyStatement } from '../../subjects/aws/iam/any-policy.ts'
import { LIMITS_ONLY } from '../../subjects/aws/iam/identity-policy.ts'

export const awsPolicyAllowNotResource = definePolicy({
  id: 'aws-policy-allow-not-resource',
  platform: 'aws',
  service: 'iam',
  title: 'Policy uses Allow with NotResource',
  severity: 'medium',
  why: 'The actions are allowed on every resource but those that are named, including resources that are created later.',
  fix: 'List the allowed resources in Resource, and use NotResource only in Deny statements.',
  repair: { decide: 'Choose the resources that are needed.' },
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notresource.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  ],
  controls: ['NIST 800-53 AC-6'],
  accepts: [
    ...LIMITS_ONLY.slice(0, 1),
    'A statement for sns:Publish that leaves topics out: text messages to phone numbers, which have no ARN.',
  ],
  mvisionNames: [],
  subject: anyPolicyStatement,
  violatedWhen: allowsOtherResources,
})
