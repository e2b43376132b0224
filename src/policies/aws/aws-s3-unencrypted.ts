import { isOrIsLeft } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { bucketSettings } from '../../subjects/aws/s3/bucket-settings.ts'

export const awsS3Unencrypted = definePolicy({
  id: 'aws-s3-unencrypted',
  platform: 'aws',
  service: 's3',
  title: 'S3 bucket has no explicit default encryption',
  severity: 'low',
  why: 'S3 has encrypted new objects with its own keys since January 2023. Without an explicit setting, the key and its permissions are not under your control.',
  fix: 'Set BucketEncryption (aws_s3_bucket_server_side_encryption_configuration in Terraform), with a KMS key where you need control over it.',
  repair: { set: { namesEncryption: true } },
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html',
  ],
  since: [
    'S3 has encrypted new objects with its own keys since January 2023.',
    'In Terraform this is set in the bucket up to version 3 of the AWS provider, and in a separate resource since version 4.',
  ],
  safeDefaultSeverity: 'low',
  defaults: [
    {
      means: 'new objects are encrypted with S3-managed keys',
      since: '2023-01-05',
      is: 'new',
      source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html',
    },
  ],
  mvisionNames: ['Unencrypted S3 Buckets', 'S3 buckets should not be unencrypted'],
  subsumes: ['aws-s3-no-cmk'],
  subject: bucketSettings,
  violatedWhen: ({ namesEncryption }) => isOrIsLeft(namesEncryption, [false], 'no default encryption'),
})
