/** A trail whose files can be changed unnoticed. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { trail } from '../../subjects/aws/cloudtrail/cloudtrail.ts'

export const awsCloudTrailNoLogValidation = definePolicy({
  id: 'aws-cloudtrail-no-log-validation',
  title: 'CloudTrail log file validation is off',
  severity: 'medium',
  why: 'Whoever gets at the bucket can remove or rewrite what he did, and nobody can tell.',
  fix: 'Turn log file validation on.',
  references: [
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html',
  ],
  controls: ['CIS AWS 3.0.0 3.2', 'NIST 800-53 AU-9'],
  mvisionNames: [],
  subject: trail,
  violatedWhen: ({ validates }) => is(validates, [false], 'changes of the files go unnoticed'),
  examples: [
    {
      framework: 'cloudformation',
      violating: `Resources:
  Audit:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: example-audit
      IsMultiRegionTrail: true
      IsLogging: true
      EnableLogFileValidation: false
`,
      passing: `Resources:
  Audit:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: example-audit
      IsMultiRegionTrail: true
      IsLogging: true
      EnableLogFileValidation: true
`,
    },
    {
      framework: 'terraform',
      violating: `resource "aws_cloudtrail" "audit" {
  name                       = "audit"
  s3_bucket_name             = "example-audit"
  is_multi_region_trail      = true
  enable_log_file_validation = false
}
`,
      passing: `resource "aws_cloudtrail" "audit" {
  name                       = "audit"
  s3_bucket_name             = "example-audit"
  is_multi_region_trail      = true
  enable_log_file_validation = true
}
`,
    },
  ],
})
