/** A public access block that lets public bucket policies through. */
import { all, is, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { bucket } from '../../subjects/aws/s3/s3-bucket.ts'

export const awsS3BlockPublicPolicyOff = definePolicy({
  id: 'aws-s3-block-public-policy-off',
  title: 'S3 public access block allows public bucket policies',
  severity: 'high',
  why: 'One bucket policy, now or later, opens the bucket to everybody: the flag that would refuse it is turned off.',
  fix: 'Set the flag that blocks public policies to true.',
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
  ],
  mvisionNames: [],
  // At the flag itself, this one says which of the four it is.
  subsumes: ['aws-s3-public-access-block-incomplete'],
  subject: bucket,
  violatedWhen: ({ block }) =>
    all(
      is(block.blockPublicPolicy, [false], 'public bucket policies are not refused'),
      withoutEvidence(is(block.written, [true])),
    ),
  examples: [
    {
      framework: 'cloudformation',
      violating: `Resources:
  Reports:
    Type: AWS::S3::Bucket
    Properties:
      PublicAccessBlockConfiguration:
        BlockPublicAcls: true
        BlockPublicPolicy: false
        IgnorePublicAcls: true
        RestrictPublicBuckets: true
`,
      passing: `Resources:
  Reports:
    Type: AWS::S3::Bucket
    Properties:
      PublicAccessBlockConfiguration:
        BlockPublicAcls: true
        BlockPublicPolicy: true
        IgnorePublicAcls: true
        RestrictPublicBuckets: true
`,
    },
    {
      framework: 'terraform',
      violating: `resource "aws_s3_bucket" "reports" {
  bucket = "example-reports"
}

resource "aws_s3_bucket_public_access_block" "reports" {
  bucket                  = aws_s3_bucket.reports.id
  block_public_acls       = true
  block_public_policy     = false
  ignore_public_acls      = true
  restrict_public_buckets = true
}
`,
      passing: `resource "aws_s3_bucket" "reports" {
  bucket = "example-reports"
}

resource "aws_s3_bucket_public_access_block" "reports" {
  bucket                  = aws_s3_bucket.reports.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}
`,
    },
  ],
})
