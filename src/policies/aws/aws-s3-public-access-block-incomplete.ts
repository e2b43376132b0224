/** A bucket that one of the four flags of S3 Block Public Access does not protect. */
import { type Attr, any, type Claim, is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { bucket } from '../../subjects/aws/s3/s3-bucket.ts'

export const awsS3PublicAccessBlockIncomplete = definePolicy({
  id: 'aws-s3-public-access-block-incomplete',
  platform: 'aws',
  service: 's3',
  title: 'S3 bucket without all four flags of the public access block',
  severity: 'high',
  why: 'One careless ACL or bucket policy, now or later, makes the bucket public. New buckets get the block from S3 since April 2023, but a template that does not write it neither restores it where it was lifted nor protects a bucket that is older.',
  fix: 'Write a public access block with all four flags set to true.',
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/create-bucket-faq.html',
  ],
  mvisionNames: [],
  subject: bucket,
  violatedWhen: ({ block }) =>
    any(
      flagOff('BlockPublicAcls', block.blockPublicAcls, block.written),
      flagOff('IgnorePublicAcls', block.ignorePublicAcls, block.written),
      flagOff('BlockPublicPolicy', block.blockPublicPolicy, block.written),
      flagOff('RestrictPublicBuckets', block.restrictPublicBuckets, block.written),
    ),
})

/** All four are off unless they are set. */
function flagOff(name: string, flag: Attr<boolean>, written: Attr<boolean>): Claim {
  if (written.kind === 'known' && !written.value)
    return is(flag, [false], 'no public access block is written')
  const isDefault = flag.kind === 'known' && flag.origin === 'default'
  return is(flag, [false], isDefault ? `${name} is not set` : `${name} is off`)
}
