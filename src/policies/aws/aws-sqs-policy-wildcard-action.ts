import { definePolicy } from '../../core/policy.ts'
import { queuePolicyStatement } from '../../subjects/aws/iam/resource-policy.ts'
import { allowsSomeoneAllOf, NOT_EVERYONE_ELSE } from '../../subjects/aws/iam/whole-service.ts'

export const awsSQSPolicyWildcardAction = definePolicy({
  id: 'aws-sqs-policy-wildcard-action',
  platform: 'aws',
  service: 'sqs',
  title: 'SQS queue policy allows every action',
  severity: 'high',
  why: 'The named principal can also read, delete and purge messages, change the queue policy and delete the queue. Actions that AWS adds later are allowed too.',
  fix: 'List the needed actions in Action, such as sqs:SendMessage or sqs:ReceiveMessage.',
  repair: { decide: 'Choose the actions that are needed.' },
  references: [
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsqs.html',
  ],
  controls: ['NIST 800-53 AC-6'],
  accepts: NOT_EVERYONE_ELSE,
  mvisionNames: [],
  subject: queuePolicyStatement,
  violatedWhen: (statement) => allowsSomeoneAllOf(statement, 'sqs'),
})
