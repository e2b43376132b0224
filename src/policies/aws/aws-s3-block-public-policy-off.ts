import { all, is, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { bucket } from '../../subjects/aws/s3/s3-bucket.ts'

export const awsS3BlockPublicPolicyOff = definePolicy({
  id: 'aws-s3-block-public-policy-off',
  platform: 'aws',
  service: 's3',
  title: 'S3 public access block allows public bucket policies',
  severity: 'high',
  why: 'A single bucket policy, now or later, can make the bucket public because BlockPublicPolicy is off.',
  fix: 'Set BlockPublicPolicy (block_public_policy in Terraform) to true.',
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
  ],
  accepts: [
    'A bucket without any public access block, which aws-s3-public-access-block-incomplete reports.',
    'A public access block of the account in the same template that sets the flag.',
  ],
  mvisionNames: [],
  // At the flag itself, this one says which of the four it is.
  subsumes: ['aws-s3-public-access-block-incomplete'],
  subject: bucket,
  violatedWhen: ({ block }) =>
    all(
      is(block.blockPublicPolicy, [false], 'public bucket policies are not blocked'),
      withoutEvidence(is(block.written, [true])),
    ),
})
