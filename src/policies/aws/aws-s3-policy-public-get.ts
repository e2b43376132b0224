import { definePolicy } from '../../core/policy.ts'
import { REMOVE_STATEMENT } from '../../subjects/aws/iam/resource-policy.ts'
import { GET_ACTIONS, letsAnyone } from '../../subjects/aws/s3/s3-actions.ts'
import { BUCKET_KEEPS_STRANGERS_OUT, bucketPolicyStatement } from '../../subjects/aws/s3/s3-bucket-policy.ts'

export const awsS3PolicyPublicGet = definePolicy({
  id: 'aws-s3-policy-public-get',
  platform: 'aws',
  service: 's3',
  title: 'S3 bucket policy allows any principal to read',
  severity: 'high',
  why: 'Anyone on the internet can download the objects, or read the configuration of the bucket, without an AWS account.',
  fix: 'Name accounts or roles in Principal, or serve the objects through CloudFront with origin access control.',
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html',
  ],
  accepts: BUCKET_KEEPS_STRANGERS_OUT,
  mvisionNames: [],
  subject: bucketPolicyStatement,
  violatedWhen: (statement) => letsAnyone(statement, GET_ACTIONS, 'anyone can read'),
  repair: REMOVE_STATEMENT,
})
