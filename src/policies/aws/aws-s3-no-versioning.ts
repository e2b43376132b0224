import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { bucketSettings } from '../../subjects/aws/s3/bucket-settings.ts'

export const awsS3NoVersioning = definePolicy({
  id: 'aws-s3-no-versioning',
  platform: 'aws',
  service: 's3',
  title: 'S3 bucket versioning is off',
  severity: 'medium',
  why: 'Objects that are overwritten or deleted by mistake, by a faulty program or by ransomware cannot be recovered.',
  fix: 'Set VersioningConfiguration.Status (versioning_configuration.status in Terraform) to Enabled, with a lifecycle rule for old versions.',
  repair: { set: { versioned: true } },
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-configuration-examples.html',
  ],
  since: [
    'In Terraform this is set in the bucket up to version 3 of the AWS provider, and in a separate resource since version 4.',
  ],
  mvisionNames: ['S3 object versioning enabled'],
  subject: bucketSettings,
  violatedWhen: ({ versioned }) => is(versioned, [false], 'earlier versions are not kept'),
})
