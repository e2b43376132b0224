import { definePolicy } from '../../core/policy.ts'
import { withSubsumed } from '../../core/policy-info.ts'
import { allowsOnAll, LIMITED_ACCESS } from '../../subjects/aws/iam/actions/access.ts'
import { EXFILTRATION } from '../../subjects/aws/iam/actions/exfiltration.ts'
import { identityPolicyStatement, LIMITS_ONLY } from '../../subjects/aws/iam/identity-policy.ts'
import { awsIAMServiceWildcardAction } from './aws-iam-service-wildcard-action.ts'

export const awsIAMDataExfiltration = definePolicy({
  id: 'aws-iam-data-exfiltration',
  platform: 'aws',
  service: 'iam',
  title: 'IAM policy allows reading all data of a service',
  severity: 'high',
  why: 'One leaked key or one vulnerable workload with this policy gives an attacker every object, secret, parameter or table of the account.',
  fix: 'Name the buckets, secrets, parameters or tables in Resource.',
  repair: { decide: 'Choose the resources that the actions are needed on.' },
  references: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html',
  ],
  controls: ['NIST 800-53 AC-6'],
  accepts: [...LIMITED_ACCESS, ...LIMITS_ONLY],
  mvisionNames: [],
  subsumes: withSubsumed(awsIAMServiceWildcardAction),
  subject: identityPolicyStatement,
  violatedWhen: (statement) => allowsOnAll(statement, EXFILTRATION),
})
