import { definePolicy } from '../../core/policy.ts'
import { BLOCK_EXEMPTIONS, bucket, isFlagOff } from '../../subjects/aws/s3/s3-bucket.ts'

export const awsS3RestrictPublicBucketsOff = definePolicy({
  id: 'aws-s3-restrict-public-buckets-off',
  platform: 'aws',
  service: 's3',
  title: 'S3 public access block does not restrict public buckets',
  severity: 'medium',
  why: 'A public policy that the bucket already has keeps its effect for anyone outside of the account because RestrictPublicBuckets is off.',
  fix: 'Set RestrictPublicBuckets (restrict_public_buckets in Terraform) to true.',
  controls: ['CIS AWS 3.0.0 2.1.4', 'PCI DSS 4.0 1.4.4'],
  repair: { set: { block: { restrictPublicBuckets: true } } },
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
  ],
  accepts: BLOCK_EXEMPTIONS,
  mvisionNames: [],
  subject: bucket,
  violatedWhen: ({ block }) =>
    isFlagOff(block, block.restrictPublicBuckets, 'a public policy has effect outside of the account'),
})
