/** A bucket that keeps no earlier versions. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { bucketSettings } from '../../subjects/aws/s3/bucket-settings.ts'

export const awsS3NoVersioning = definePolicy({
  id: 'aws-s3-no-versioning',
  platform: 'aws',
  service: 's3',
  title: 'S3 bucket versioning is off',
  severity: 'medium',
  why: 'What is overwritten or deleted is gone: by a mistake, by a faulty program, or by somebody who asks for a ransom.',
  fix: 'Turn versioning on, with a lifecycle rule that removes old versions in time.',
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-configuration-examples.html',
  ],
  mvisionNames: ['S3 object versioning enabled'],
  subject: bucketSettings,
  violatedWhen: ({ versioned }) => is(versioned, [false], 'earlier versions are not kept'),
})
