/** A trail that does not record. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { trail } from '../../subjects/aws/cloudtrail/cloudtrail.ts'

export const awsCloudTrailLoggingOff = definePolicy({
  id: 'aws-cloudtrail-logging-off',
  title: 'CloudTrail logging is turned off',
  severity: 'high',
  why: 'What is done in the account leaves no trace here, which is the first thing that an intruder wants.',
  fix: 'Turn logging on.',
  references: [
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-turning-off-logging.html',
  ],
  controls: ['NIST 800-53 AU-2'],
  mvisionNames: [],
  subject: trail,
  violatedWhen: ({ logs }) => is(logs, [false], 'nothing is recorded'),
  examples: [
    {
      framework: 'cloudformation',
      violating: `Resources:
  Audit:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: example-audit
      IsMultiRegionTrail: true
      IsLogging: false
`,
      passing: `Resources:
  Audit:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: example-audit
      IsMultiRegionTrail: true
      IsLogging: true
`,
    },
    {
      framework: 'terraform',
      violating: `resource "aws_cloudtrail" "audit" {
  name                       = "audit"
  s3_bucket_name             = "example-audit"
  is_multi_region_trail      = true
  enable_logging             = false
}
`,
      passing: `resource "aws_cloudtrail" "audit" {
  name                       = "audit"
  s3_bucket_name             = "example-audit"
  is_multi_region_trail      = true
  enable_logging             = true
}
`,
    },
  ],
})
