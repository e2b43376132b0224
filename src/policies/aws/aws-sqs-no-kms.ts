import { definePolicy } from '../../core/policy.ts'
import { lacksKMSKey, sqsQueue } from '../../subjects/aws/messaging/messaging-encryption.ts'

export const awsSQSNoKMS = definePolicy({
  id: 'aws-sqs-no-kms',
  platform: 'aws',
  service: 'sqs',
  title: 'SQS queue has no KMS key',
  severity: 'low',
  why: 'Without a KMS key, no key policy governs who can read messages, decryption is not logged, and access cannot be revoked by disabling the key.',
  fix: 'Set KmsMasterKeyId (kms_master_key_id in Terraform).',
  repair: { decide: 'Choose the KMS key; services that send to the queue must be allowed to use it.' },
  references: [
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html',
  ],
  mvisionNames: [],
  subject: sqsQueue,
  violatedWhen: lacksKMSKey,
})
