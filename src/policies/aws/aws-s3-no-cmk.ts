import { all, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { bucketSettings } from '../../subjects/aws/s3/bucket-settings.ts'

export const awsS3NoCMK = definePolicy({
  id: 'aws-s3-no-cmk',
  platform: 'aws',
  service: 's3',
  title: 'S3 bucket is not encrypted with a customer managed key',
  severity: 'low',
  why: 'With keys of S3 or AWS, whoever may read the object may decrypt it: no key policy limits access, and no key can be disabled.',
  fix: 'Set SSEAlgorithm to aws:kms and KMSMasterKeyID to a key of your own (sse_algorithm and kms_master_key_id in Terraform).',
  repair: { decide: 'Choose the KMS key that encrypts the objects.' },
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html',
  ],
  accepts: ['A bucket that holds logs, as S3 and load balancers cannot deliver logs to one with a KMS key.'],
  mvisionNames: [],
  subject: bucketSettings,
  violatedWhen: ({ customerKey, holdsLogs }) =>
    all(is(customerKey, [false], 'no customer managed key'), withoutEvidence(not(is(holdsLogs, [true])))),
})
