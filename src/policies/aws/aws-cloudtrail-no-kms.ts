import { isOrIsLeft } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { eventRecorder } from '../../subjects/aws/cloudtrail/event-recorder.ts'

export const awsCloudTrailNoKMS = definePolicy({
  id: 'aws-cloudtrail-no-kms',
  platform: 'aws',
  service: 'cloudtrail',
  title: 'CloudTrail logs are not encrypted with a KMS key',
  severity: 'medium',
  why: 'Without a KMS key, read access to the bucket is enough to read the history of the account, and decryption is not logged.',
  fix: 'Set KMSKeyId (kms_key_id in Terraform) to a key whose policy lets CloudTrail encrypt.',
  repair: {
    decide: 'Choose the KMS key that encrypts the logs; its key policy must allow CloudTrail to use it.',
  },
  references: [
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html',
  ],
  controls: ['CIS AWS 3.0.0 3.5'],
  accepts: ['An event data store, which is always encrypted.'],
  safeDefaultSeverity: 'low',
  defaults: [
    {
      means: 'S3 encrypts new log files with its own keys',
      since: '2023-01',
      is: 'new',
      source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html',
    },
  ],
  mvisionNames: ['CloudTrail Logs Encrypted at Rest'],
  subject: eventRecorder,
  violatedWhen: ({ hasKey }) => isOrIsLeft(hasKey, [false], 'no KMS key encrypts the logs'),
})
