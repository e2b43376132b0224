import { isOrIsLeft } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { bucketSettings } from '../../subjects/aws/s3/bucket-settings.ts'

export const awsS3Unencrypted = definePolicy({
  id: 'aws-s3-unencrypted',
  platform: 'aws',
  service: 's3',
  title: 'S3 bucket has no explicit default encryption',
  severity: 'low',
  why: 'S3 encrypts new objects with its own keys since January 2023. Without an explicit setting, the key and its permissions are not under your control.',
  fix: 'Write BucketEncryption (aws_s3_bucket_server_side_encryption_configuration in Terraform), with a KMS key where you need control over it.',
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html',
  ],
  since: [
    'Since January 2023 S3 encrypts new objects with its own keys.',
    'In Terraform this is written in the bucket up to version 3 of the AWS provider, and in a resource of its own since version 4.',
  ],
  safeDefaultSeverity: 'low',
  defaults: [
    {
      means: 'new objects are encrypted with keys of S3',
      since: '2023-01-05',
      is: 'new',
      source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html',
    },
  ],
  mvisionNames: ['Unencrypted S3 Buckets', 'S3 buckets should not be unencrypted'],
  subject: bucketSettings,
  violatedWhen: ({ namesEncryption }) => isOrIsLeft(namesEncryption, [false], 'no default encryption'),
})
