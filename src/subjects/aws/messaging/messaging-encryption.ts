/** Encryption of SNS topics and SQS queues. */
import { all, any, type Claim, is, withoutEvidence } from '../../../core/claim.ts'
import { defaultOfNew, flag } from '../../define/readers.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { isWritten } from '../../define/written.ts'

export const snsTopic = defineSubject({
  name: 'aws.sns-topic',
  describes: 'An SNS topic',
  sources: { cloudformation: ['AWS::SNS::Topic'], terraform: ['aws_sns_topic'] },
  attributes: {
    hasKey: {
      type: 'boolean',
      // https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html
      describes:
        'Whether a KMS key is named. False by default: the disks are encrypted then, and the messages on them are not.',
      cloudformation: isWritten('KmsMasterKeyId'),
      terraform: isWritten('kms_master_key_id'),
    },
  },
})

/** https://aws.amazon.com/blogs/compute/announcing-server-side-encryption-with-amazon-simple-queue-service-managed-encryption-keys-sse-sqs-by-default/ */
const encryptedBySQS = defaultOfNew(
  true,
  'SQS has encrypted new queues with its own keys since October 2022; older queues keep their settings',
)

export const sqsQueue = defineSubject({
  name: 'aws.sqs-queue',
  describes: 'An SQS queue',
  sources: { cloudformation: ['AWS::SQS::Queue'], terraform: ['aws_sqs_queue'] },
  attributes: {
    hasKey: {
      type: 'boolean',
      describes: 'Whether a KMS key is named. False by default.',
      cloudformation: isWritten('KmsMasterKeyId'),
      terraform: isWritten('kms_master_key_id'),
    },
    ownEncryption: {
      type: 'boolean',
      // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html
      describes: 'Whether SQS encrypts the queue with its own keys. True by default for new queues.',
      cloudformation: flag('SqsManagedSseEnabled', encryptedBySQS),
      terraform: flag('sqs_managed_sse_enabled', encryptedBySQS),
    },
  },
})

/** Whether no KMS key is named; shown where encryption is turned off, if it is. */
export function lacksKMSKey({ hasKey, ownEncryption }: SubjectOf<typeof sqsQueue>): Claim {
  const isKeyless = is(hasKey, [false], 'no KMS key encrypts the messages')
  return any(
    all(is(ownEncryption, [false], 'encryption is turned off'), withoutEvidence(isKeyless)),
    isKeyless,
  )
}
