import { definePolicy } from '../../core/policy.ts'
import { withSubsumed } from '../../core/policy-info.ts'
import { KEEPS_STRANGERS_OUT } from '../../subjects/aws/iam/policy-condition.ts'
import { isPublic, REMOVE_STATEMENT, topicPolicyStatement } from '../../subjects/aws/iam/resource-policy.ts'
import { awsPolicyAllowNotPrincipal } from './aws-policy-allow-not-principal.ts'

export const awsSNSPolicyPublic = definePolicy({
  id: 'aws-sns-policy-public',
  platform: 'aws',
  service: 'sns',
  title: 'SNS topic policy allows any principal',
  severity: 'critical',
  why: 'Anyone on the internet can do what the statement allows, such as subscribe to all messages or publish forged ones.',
  fix: 'Name accounts, roles or services in Principal, or add a condition such as aws:SourceAccount or aws:PrincipalOrgID.',
  repair: REMOVE_STATEMENT,
  references: [
    'https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  ],
  controls: ['NIST 800-53 AC-3'],
  accepts: KEEPS_STRANGERS_OUT,
  mvisionNames: [],
  subsumes: withSubsumed(awsPolicyAllowNotPrincipal),
  subject: topicPolicyStatement,
  violatedWhen: isPublic,
})
