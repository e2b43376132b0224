/** A Kinesis data stream. */
import { text } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'

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
      cloudformation: text('StreamEncryption.EncryptionType', 'NONE'),
      terraform: text('encryption_type', 'NONE'),
    },
  },
})
