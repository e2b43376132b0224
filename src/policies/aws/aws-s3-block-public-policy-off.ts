import { definePolicy } from '../../core/policy.ts'
import { BLOCK_EXEMPTIONS, bucket, isFlagOff } from '../../subjects/aws/s3/s3-bucket.ts'

export const awsS3BlockPublicPolicyOff = definePolicy({
  id: 'aws-s3-block-public-policy-off',
  platform: 'aws',
  service: 's3',
  title: 'S3 public access block allows public bucket policies',
  severity: 'high',
  why: 'A single bucket policy, now or later, can make the bucket public because BlockPublicPolicy is off.',
  fix: 'Set BlockPublicPolicy (block_public_policy in Terraform) to true.',
  controls: ['CIS AWS 3.0.0 2.1.4', 'PCI DSS 4.0 1.4.4'],
  repair: { set: { block: { blockPublicPolicy: true } } },
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
  ],
  accepts: BLOCK_EXEMPTIONS,
  mvisionNames: [],
  // At the flag itself, this one says which of the four it is.
  subsumes: [
    'aws-s3-block-public-acls-off',
    'aws-s3-ignore-public-acls-off',
    'aws-s3-public-access-block-incomplete',
    'aws-s3-restrict-public-buckets-off',
  ],
  subject: bucket,
  violatedWhen: ({ block }) =>
    isFlagOff(block, block.blockPublicPolicy, 'public bucket policies are not blocked'),
})
