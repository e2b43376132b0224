import { all, is, isOrIsLeft, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { sqsQueue } from '../../subjects/aws/messaging/messaging-encryption.ts'

export const awsSQSUnencrypted = definePolicy({
  id: 'aws-sqs-unencrypted',
  platform: 'aws',
  service: 'sqs',
  title: 'SQS queue is not encrypted',
  severity: 'medium',
  why: 'Messages are stored in plain text until they are received. SQS encrypts new queues by default; older queues, and those that turn it off, are not encrypted.',
  fix: 'Set SqsManagedSseEnabled (sqs_managed_sse_enabled in Terraform) to true, or set a KMS key.',
  repair: { set: { ownEncryption: true } },
  references: [
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html',
  ],
  controls: ['NIST 800-53 SC-28'],
  accepts: ['A queue with a KMS key.'],
  safeDefaultSeverity: 'low',
  defaults: [
    {
      means: 'new queues are encrypted with SQS-managed keys',
      since: '2022-10',
      is: 'new',
      source:
        'https://aws.amazon.com/blogs/compute/announcing-server-side-encryption-with-amazon-simple-queue-service-managed-encryption-keys-sse-sqs-by-default/',
    },
  ],
  mvisionNames: [],
  subsumes: ['aws-sqs-no-kms'],
  subject: sqsQueue,
  violatedWhen: ({ hasKey, ownEncryption }) =>
    all(isOrIsLeft(ownEncryption, [false], 'encryption is turned off'), withoutEvidence(is(hasKey, [false]))),
})
