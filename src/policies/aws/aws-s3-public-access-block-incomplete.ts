import { type Attr, any, type Claim, isOrIsLeft } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { bucket } from '../../subjects/aws/s3/s3-bucket.ts'

export const awsS3PublicAccessBlockIncomplete = definePolicy({
  id: 'aws-s3-public-access-block-incomplete',
  platform: 'aws',
  service: 's3',
  title: 'S3 bucket has no complete public access block',
  severity: 'high',
  why: 'A single ACL or bucket policy, now or later, can make the bucket public. S3 adds the block only to buckets created since April 2023.',
  fix: 'Set all four flags of PublicAccessBlockConfiguration (aws_s3_bucket_public_access_block in Terraform) to true.',
  repair: {
    set: {
      block: {
        blockPublicAcls: true,
        ignorePublicAcls: true,
        blockPublicPolicy: true,
        restrictPublicBuckets: true,
      },
    },
  },
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/create-bucket-faq.html',
  ],
  controls: ['CIS AWS 3.0.0 2.1.4', 'PCI DSS 4.0 1.4.4'],
  accepts: ['A public access block of the account in the same template that sets the flag.'],
  safeDefaultSeverity: 'low',
  defaults: [
    {
      means: 'without any block, S3 blocks public access to new buckets',
      since: '2023-04',
      is: 'new',
      source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/create-bucket-faq.html',
    },
    {
      means: 'a block turns off the flags that it leaves out',
      is: 'bad',
      source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
    },
  ],
  mvisionNames: [],
  // With the first flag that is off; the further ones are reported at their own places.
  subsumes: [
    'aws-s3-block-public-acls-off',
    'aws-s3-ignore-public-acls-off',
    'aws-s3-restrict-public-buckets-off',
  ],
  subject: bucket,
  violatedWhen: ({ block }) =>
    any(
      flagOff('BlockPublicAcls', block.blockPublicAcls),
      flagOff('IgnorePublicAcls', block.ignorePublicAcls),
      flagOff('BlockPublicPolicy', block.blockPublicPolicy),
      flagOff('RestrictPublicBuckets', block.restrictPublicBuckets),
    ),
})

/** A block turns off what it leaves out. */
function flagOff(name: string, flag: Attr<boolean>): Claim {
  const isDefault = flag.kind === 'known' && flag.origin === 'default'
  return isOrIsLeft(flag, [false], isDefault ? `${name} is not set` : `${name} is off`)
}
