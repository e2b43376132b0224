import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { logGroup } from '../../subjects/aws/cloudwatch/log-group.ts'

export const awsLogGroupNoKMS = definePolicy({
  id: 'aws-log-group-no-kms',
  platform: 'aws',
  service: 'cloudwatch',
  title: 'CloudWatch log group has no KMS key',
  severity: 'low',
  why: 'CloudWatch encrypts logs with a key that AWS owns: no key policy governs who can read them, and decryption is not logged.',
  fix: 'Set KmsKeyId (kms_key_id in Terraform) to a key whose policy lets CloudWatch Logs use it.',
  repair: { decide: 'Choose the KMS key that encrypts the log group.' },
  references: ['https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html'],
  mvisionNames: [],
  subject: logGroup,
  violatedWhen: ({ hasKey }) => is(hasKey, [false], 'encrypted with a key that AWS owns'),
})
