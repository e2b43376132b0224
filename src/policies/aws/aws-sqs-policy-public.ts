import { definePolicy } from '../../core/policy.ts'
import { withSubsumed } from '../../core/policy-info.ts'
import { KEEPS_STRANGERS_OUT } from '../../subjects/aws/iam/policy-condition.ts'
import { isPublic, queuePolicyStatement, REMOVE_STATEMENT } from '../../subjects/aws/iam/resource-policy.ts'
import { awsPolicyAllowNotPrincipal } from './aws-policy-allow-not-principal.ts'

export const awsSQSPolicyPublic = definePolicy({
  id: 'aws-sqs-policy-public',
  platform: 'aws',
  service: 'sqs',
  title: 'SQS queue policy allows any principal',
  severity: 'critical',
  why: 'Anyone on the internet can do what the statement allows, such as read or delete messages or send forged ones.',
  fix: 'Name accounts or roles in Principal, or add a condition such as aws:SourceArn or aws:PrincipalOrgID.',
  repair: REMOVE_STATEMENT,
  references: [
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  ],
  controls: ['NIST 800-53 AC-3'],
  accepts: KEEPS_STRANGERS_OUT,
  mvisionNames: [],
  subsumes: [...withSubsumed(awsPolicyAllowNotPrincipal), 'aws-sqs-policy-wildcard-action'],
  subject: queuePolicyStatement,
  violatedWhen: isPublic,
})
