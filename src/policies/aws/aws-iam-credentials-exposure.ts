import { definePolicy } from '../../core/policy.ts'
import { withSubsumed } from '../../core/policy-info.ts'
import { allowsOnAll, LIMITED_ACCESS } from '../../subjects/aws/iam/actions/access.ts'
import { CREDENTIALS } from '../../subjects/aws/iam/actions/credentials.ts'
import { identityPolicyStatement, LIMITS_ONLY } from '../../subjects/aws/iam/identity-policy.ts'
import { awsIAMDataExfiltration } from './aws-iam-data-exfiltration.ts'

export const awsIAMCredentialsExposure = definePolicy({
  id: 'aws-iam-credentials-exposure',
  platform: 'aws',
  service: 'iam',
  title: 'IAM policy allows getting credentials of any resource',
  severity: 'high',
  why: 'A principal with this policy gets keys, passwords or tokens of others, and acts as them.',
  fix: 'Name the roles, users or databases in Resource.',
  repair: { decide: 'Choose the resources that the actions are needed on.' },
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  ],
  controls: ['NIST 800-53 AC-6'],
  accepts: [...LIMITED_ACCESS, ...LIMITS_ONLY],
  mvisionNames: [],
  subsumes: withSubsumed(awsIAMDataExfiltration),
  subject: identityPolicyStatement,
  violatedWhen: (statement) => allowsOnAll(statement, CREDENTIALS),
})
