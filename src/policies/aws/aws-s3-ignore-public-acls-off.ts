import { definePolicy } from '../../core/policy.ts'
import { BLOCK_EXEMPTIONS, bucket, isFlagOff } from '../../subjects/aws/s3/s3-bucket.ts'

export const awsS3IgnorePublicACLsOff = definePolicy({
  id: 'aws-s3-ignore-public-acls-off',
  platform: 'aws',
  service: 's3',
  title: 'S3 public access block does not ignore public ACLs',
  severity: 'medium',
  why: 'Public ACLs that the bucket and its objects already have keep their effect because IgnorePublicAcls is off.',
  fix: 'Set IgnorePublicAcls (ignore_public_acls in Terraform) to true.',
  controls: ['CIS AWS 3.0.0 2.1.4', 'PCI DSS 4.0 1.4.4'],
  repair: { set: { block: { ignorePublicAcls: true } } },
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
  ],
  accepts: BLOCK_EXEMPTIONS,
  mvisionNames: [],
  subject: bucket,
  violatedWhen: ({ block }) => isFlagOff(block, block.ignorePublicAcls, 'public ACLs have effect'),
})
