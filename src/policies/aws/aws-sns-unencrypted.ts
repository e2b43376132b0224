import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { snsTopic } from '../../subjects/aws/messaging/messaging-encryption.ts'

export const awsSNSUnencrypted = definePolicy({
  id: 'aws-sns-unencrypted',
  platform: 'aws',
  service: 'sns',
  title: 'SNS topic is not encrypted with a KMS key',
  severity: 'medium',
  why: 'Without a KMS key, access to messages is not governed by a key policy, decryption is not logged, and access cannot be revoked.',
  fix: 'Set KmsMasterKeyId (kms_master_key_id in Terraform) to a KMS key.',
  repair: { decide: 'Choose the KMS key; services that publish to the topic must be allowed to use it.' },
  references: ['https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html'],
  controls: ['NIST 800-53 SC-28'],
  mvisionNames: [],
  subject: snsTopic,
  violatedWhen: ({ hasKey }) => is(hasKey, [false], 'no KMS key'),
})
