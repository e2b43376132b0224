import { definePolicy } from '../../core/policy.ts'
import { withSubsumed } from '../../core/policy-info.ts'
import { allowsService, NAMED_RESOURCES } from '../../subjects/aws/iam/actions/any-resource.ts'
import { identityPolicyStatement, LIMITS_ONLY } from '../../subjects/aws/iam/identity-policy.ts'
import { awsIAMUnconstrainedWrite } from './aws-iam-unconstrained-write.ts'

export const awsIAMServiceWildcardAction = definePolicy({
  id: 'aws-iam-service-wildcard-action',
  platform: 'aws',
  service: 'iam',
  title: 'IAM policy allows every action of a service',
  severity: 'medium',
  why: 'Everything that the service has can be read, changed, shared and deleted. Actions that AWS adds later are allowed too.',
  fix: 'List the needed actions in Action, or name the resources in Resource.',
  repair: { decide: 'Choose the actions that are needed.' },
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html',
  ],
  controls: ['NIST 800-53 AC-6'],
  accepts: [...NAMED_RESOURCES, ...LIMITS_ONLY],
  mvisionNames: [],
  subsumes: withSubsumed(awsIAMUnconstrainedWrite),
  subject: identityPolicyStatement,
  violatedWhen: allowsService,
})
