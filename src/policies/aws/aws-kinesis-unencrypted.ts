import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { kinesisStream } from '../../subjects/aws/kinesis/kinesis-stream.ts'

export const awsKinesisUnencrypted = definePolicy({
  id: 'aws-kinesis-unencrypted',
  platform: 'aws',
  service: 'kinesis',
  title: 'Kinesis stream is not encrypted',
  severity: 'medium',
  why: 'Records are stored unencrypted for as long as the stream keeps them, up to a year.',
  fix: 'Set StreamEncryption (encryption_type and kms_key_id in Terraform) to KMS.',
  repair: { set: { encryption: 'KMS' } },
  references: [
    'https://docs.aws.amazon.com/streams/latest/dev/what-is-sse.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-kinesis-stream-streamencryption.html',
  ],
  controls: ['NIST 800-53 SC-28'],
  mvisionNames: [],
  subject: kinesisStream,
  violatedWhen: ({ encryption }) => is(encryption, ['NONE'], 'records are not encrypted'),
})
