import { all } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { withSubsumed } from '../../core/policy-info.ts'
import {
  identityPolicyStatement,
  isGrant,
  LIMITS_ONLY,
  namesEveryAction,
} from '../../subjects/aws/iam/identity-policy.ts'
import { awsIAMPrivilegeEscalation } from './aws-iam-privilege-escalation.ts'

export const awsIAMWildcardAction = definePolicy({
  id: 'aws-iam-wildcard-action',
  platform: 'aws',
  service: 'iam',
  title: 'IAM policy statement allows every action',
  severity: 'high',
  why: 'The resources can be read, changed, shared and deleted. Actions that AWS adds later are allowed too.',
  fix: 'List the needed actions in Action; IAM Access Analyzer can derive them from past use.',
  repair: { decide: 'Choose the actions that are needed.' },
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-policy-generation.html',
  ],
  controls: ['NIST 800-53 AC-6'],
  accepts: LIMITS_ONLY,
  mvisionNames: [],
  subsumes: withSubsumed(awsIAMPrivilegeEscalation),
  subject: identityPolicyStatement,
  violatedWhen: (statement) => all(namesEveryAction(statement), isGrant(statement)),
})
