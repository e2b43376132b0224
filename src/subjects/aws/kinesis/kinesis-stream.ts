/** A Kinesis data stream. */

import { text } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'
import { writtenWith } from '../../define/ways.ts'

/** What a fix names: the key that AWS manages for Kinesis. */
const KEY = 'alias/aws/kinesis'

/**
 * https://docs.aws.amazon.com/streams/latest/dev/what-is-sse.html
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kinesis_stream
 */
export const kinesisStream = defineSubject({
  name: 'aws.kinesis-stream',
  describes: 'A Kinesis data stream',
  sources: { cloudformation: ['AWS::Kinesis::Stream'], terraform: ['aws_kinesis_stream'] },
  attributes: {
    encryption: {
      type: 'text',
      describes: '`KMS`, or `NONE`, which is the default.',
      cloudformation: writtenWith(text('StreamEncryption.EncryptionType', 'NONE'), {
        'StreamEncryption.KeyId': KEY,
      }),
      terraform: writtenWith(text('encryption_type', 'NONE'), { kms_key_id: KEY }),
    },
  },
})
