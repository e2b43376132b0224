import { definePolicy } from '../../core/policy.ts'
import { withSubsumed } from '../../core/policy-info.ts'
import { KEEPS_STRANGERS_OUT } from '../../subjects/aws/iam/policy-condition.ts'
import { isPublic, keyPolicyStatement, REMOVE_STATEMENT } from '../../subjects/aws/iam/resource-policy.ts'
import { awsPolicyAllowNotPrincipal } from './aws-policy-allow-not-principal.ts'

export const awsKMSPublicPolicy = definePolicy({
  id: 'aws-kms-public-policy',
  platform: 'aws',
  service: 'kms',
  title: 'KMS key policy allows any principal',
  severity: 'critical',
  why: 'Any AWS account can use the key as the statement allows, so encryption no longer protects the data. With kms:* an attacker can delete the key.',
  fix: 'Name accounts or roles in Principal, or add a condition such as kms:CallerAccount or aws:PrincipalOrgID.',
  repair: REMOVE_STATEMENT,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  ],
  controls: ['NIST 800-53 AC-3'],
  accepts: KEEPS_STRANGERS_OUT,
  mvisionNames: [],
  subsumes: withSubsumed(awsPolicyAllowNotPrincipal),
  subject: keyPolicyStatement,
  violatedWhen: isPublic,
})
