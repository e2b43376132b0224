/** A bucket that does not say how its objects are encrypted. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { bucketSettings } from '../../subjects/aws/s3/bucket-settings.ts'

export const awsS3Unencrypted = definePolicy({
  id: 'aws-s3-unencrypted',
  platform: 'aws',
  service: 's3',
  title: 'S3 bucket without explicit default encryption',
  severity: 'low',
  why: 'S3 encrypts every new object with its own keys since January 2023, written or not. A template that says nothing leaves out which key that is, who may use it, and what holds for buckets and objects that are older.',
  fix: 'Write the default encryption of the bucket, with a KMS key where access to the key shall be controlled by itself.',
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html',
  ],
  mvisionNames: ['Unencrypted S3 Buckets', 'S3 buckets should not be unencrypted'],
  subject: bucketSettings,
  violatedWhen: ({ namesEncryption }) => is(namesEncryption, [false], 'no default encryption is written'),
})
