/** A queue policy that allows something to everybody. */
import { definePolicy } from '../../core/policy.ts'
import { isPublic, queuePolicyStatement } from '../../subjects/aws/iam/resource-policy.ts'

export const awsSQSPolicyPublic = definePolicy({
  id: 'aws-sqs-policy-public',
  platform: 'aws',
  service: 'sqs',
  title: 'SQS queue policy allows any principal',
  severity: 'critical',
  why: 'Anybody on the internet may do what the statement allows: read or delete messages before they are worked on, or put in messages that the consumers trust.',
  fix: 'Name the accounts or roles as principals, or add a condition such as aws:SourceArn or aws:PrincipalOrgID.',
  references: [
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  ],
  controls: ['NIST 800-53 AC-3'],
  mvisionNames: [],
  subsumes: ['aws-policy-allow-not-principal'],
  subject: queuePolicyStatement,
  violatedWhen: isPublic,
})
