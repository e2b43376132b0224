/** Encryption of SNS topics and SQS queues. */
import type { Attr } from '../../../core/claim.ts'
import { defineSubject } from '../../define/define.ts'
import { flag } from '../../define/readers.ts'
import { isWritten } from '../../define/written.ts'

export interface SNSTopic {
  /**
   * Without a key the disks are encrypted, and the messages on them are not.
   * https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html
   */
  readonly hasKey: Attr<boolean>
}

export const snsTopic = defineSubject<SNSTopic>({
  cloudformation: [{ types: ['AWS::SNS::Topic'], attrs: { hasKey: isWritten('KmsMasterKeyId') } }],
  terraform: [{ types: ['aws_sns_topic'], attrs: { hasKey: isWritten('kms_master_key_id') } }],
})

export interface SQSQueue {
  readonly hasKey: Attr<boolean>
  /**
   * SQS encrypts new queues with its own keys unless that is turned off.
   * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html
   */
  readonly ownEncryption: Attr<boolean>
}

export const sqsQueue = defineSubject<SQSQueue>({
  cloudformation: [
    {
      types: ['AWS::SQS::Queue'],
      attrs: { hasKey: isWritten('KmsMasterKeyId'), ownEncryption: flag('SqsManagedSseEnabled', true) },
    },
  ],
  terraform: [
    {
      types: ['aws_sqs_queue'],
      attrs: { hasKey: isWritten('kms_master_key_id'), ownEncryption: flag('sqs_managed_sse_enabled', true) },
    },
  ],
})
