import { definePolicy } from '../../core/policy.ts'
import { withSubsumed } from '../../core/policy-info.ts'
import { allowsOnAll, LIMITED_ACCESS } from '../../subjects/aws/iam/actions/access.ts'
import { PERMISSIONS } from '../../subjects/aws/iam/actions/permissions.ts'
import { identityPolicyStatement, LIMITS_ONLY } from '../../subjects/aws/iam/identity-policy.ts'
import { awsIAMCredentialsExposure } from './aws-iam-credentials-exposure.ts'

export const awsIAMPermissionsManagement = definePolicy({
  id: 'aws-iam-permissions-management',
  platform: 'aws',
  service: 'iam',
  title: 'IAM policy allows changing permissions on every resource',
  severity: 'high',
  why: 'A principal with this policy can open any bucket, key or secret to other accounts, or remove the limits of users and roles.',
  fix: 'Name the resources in Resource, or give the right to change permissions to a role of its own.',
  repair: { decide: 'Choose the resources that the actions are needed on.' },
  references: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html',
  ],
  controls: ['NIST 800-53 AC-6'],
  accepts: [...LIMITED_ACCESS, ...LIMITS_ONLY],
  mvisionNames: [],
  subsumes: withSubsumed(awsIAMCredentialsExposure),
  subject: identityPolicyStatement,
  violatedWhen: (statement) => allowsOnAll(statement, PERMISSIONS),
})
