import { definePolicy } from '../../core/policy.ts'
import { BLOCK_EXEMPTIONS, bucket, isFlagOff } from '../../subjects/aws/s3/s3-bucket.ts'

export const awsS3BlockPublicACLsOff = definePolicy({
  id: 'aws-s3-block-public-acls-off',
  platform: 'aws',
  service: 's3',
  title: 'S3 public access block allows new public ACLs',
  severity: 'medium',
  why: 'A single request or upload with a public ACL, now or later, makes the bucket or an object public because BlockPublicAcls is off.',
  fix: 'Set BlockPublicAcls (block_public_acls in Terraform) to true.',
  controls: ['CIS AWS 3.0.0 2.1.4', 'PCI DSS 4.0 1.4.4'],
  repair: { set: { block: { blockPublicAcls: true } } },
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
  ],
  accepts: BLOCK_EXEMPTIONS,
  mvisionNames: [],
  subject: bucket,
  violatedWhen: ({ block }) => isFlagOff(block, block.blockPublicAcls, 'new public ACLs are not refused'),
})
