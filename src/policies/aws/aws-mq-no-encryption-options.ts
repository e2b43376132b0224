import { all, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { mqBroker } from '../../subjects/aws/mq/mq-broker.ts'

export const awsMQNoEncryptionOptions = definePolicy({
  id: 'aws-mq-no-encryption-options',
  platform: 'aws',
  service: 'mq',
  title: 'Amazon MQ broker is encrypted with a key that AWS owns',
  severity: 'low',
  why: 'No key policy governs who can decrypt the messages, their use is not logged in CloudTrail, and access cannot be revoked by disabling the key.',
  fix: 'Set EncryptionOptions.UseAwsOwnedKey (encryption_options.use_aws_owned_key in Terraform) to false, with the KmsKeyId (kms_key_id) of a key of yours.',
  repair: { set: { usesAWSOwnedKey: false }, unsafe: 'An existing broker is replaced.' },
  references: [
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-amazonmq-broker-encryptionoptions.html',
    'https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/data-protection.html',
  ],
  accepts: ['A RabbitMQ broker, which has no such options.', 'The key that AWS manages in the account.'],
  mvisionNames: [],
  subject: mqBroker,
  violatedWhen: ({ engine, usesAWSOwnedKey }) =>
    all(
      is(usesAWSOwnedKey, [true], 'encrypted with a key that AWS owns'),
      withoutEvidence(not(is(engine, ['rabbitmq']))),
    ),
})
