import { definePolicy } from '../../core/policy.ts'
import { allowsOnAnyResource, NEEDS_EVERY_RESOURCE } from '../../subjects/aws/iam/actions/any-resource.ts'
import { identityPolicyStatement, LIMITS_ONLY } from '../../subjects/aws/iam/identity-policy.ts'

export const awsIAMWildcardResource = definePolicy({
  id: 'aws-iam-wildcard-resource',
  platform: 'aws',
  service: 'iam',
  title: 'IAM policy allows actions on every resource',
  severity: 'low',
  why: 'The actions are allowed on resources that the principal does not need, including those that are created later.',
  fix: 'Name the needed resources in Resource.',
  repair: { decide: 'Choose the resources that are needed.' },
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  ],
  controls: ['NIST 800-53 AC-6'],
  accepts: [...NEEDS_EVERY_RESOURCE, ...LIMITS_ONLY],
  mvisionNames: [],
  subject: identityPolicyStatement,
  violatedWhen: allowsOnAnyResource,
})
