/** A bucket that keeps no earlier versions. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { bucketSettings } from '../../subjects/aws/s3/bucket-settings.ts'

export const awsS3NoVersioning = definePolicy({
  id: 'aws-s3-no-versioning',
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
  examples: [
    {
      framework: 'cloudformation',
      violating: `Resources:
  Reports:
    Type: AWS::S3::Bucket
    Properties:
      VersioningConfiguration:
        Status: Suspended
`,
      passing: `Resources:
  Reports:
    Type: AWS::S3::Bucket
    Properties:
      VersioningConfiguration:
        Status: Enabled
`,
    },
    {
      framework: 'terraform',
      violating: `resource "aws_s3_bucket" "reports" {
  bucket = "example-reports"
}

resource "aws_s3_bucket_versioning" "reports" {
  bucket = aws_s3_bucket.reports.id

  versioning_configuration {
    status = "Suspended"
  }
}
`,
      passing: `resource "aws_s3_bucket" "reports" {
  bucket = "example-reports"
}

resource "aws_s3_bucket_versioning" "reports" {
  bucket = aws_s3_bucket.reports.id

  versioning_configuration {
    status = "Enabled"
  }
}
`,
    },
  ],
})
