import { all, is, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { sqsQueue } from '../../subjects/aws/messaging/messaging-encryption.ts'

export const awsSQSUnencrypted = definePolicy({
  id: 'aws-sqs-unencrypted',
  platform: 'aws',
  service: 'sqs',
  title: 'SQS queue is not encrypted',
  severity: 'medium',
  why: 'Messages are stored in plain text until they are received. SQS encrypts new queues by default, and this setting turns it off.',
  fix: 'Remove SqsManagedSseEnabled = false (sqs_managed_sse_enabled in Terraform), or set a KMS key.',
  references: [
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html',
  ],
  controls: ['NIST 800-53 SC-28'],
  accepts: [
    'A queue with a KMS key, and a queue where nothing is written, because SQS encrypts it with its own keys.',
  ],
  mvisionNames: [],
  subject: sqsQueue,
  violatedWhen: ({ hasKey, ownEncryption }) =>
    all(is(ownEncryption, [false], 'encryption is turned off'), withoutEvidence(is(hasKey, [false]))),
})
