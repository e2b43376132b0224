import { definePolicy } from '../../core/policy.ts'
import { withSubsumed } from '../../core/policy-info.ts'
import { REMOVE_STATEMENT } from '../../subjects/aws/iam/resource-policy.ts'
import { letsAnyoneDoAll } from '../../subjects/aws/s3/s3-actions.ts'
import { BUCKET_KEEPS_STRANGERS_OUT, bucketPolicyStatement } from '../../subjects/aws/s3/s3-bucket-policy.ts'
import { awsS3PolicyPublicPut } from './aws-s3-policy-public-put.ts'

export const awsS3PolicyPublicAllActions = definePolicy({
  id: 'aws-s3-policy-public-all-actions',
  platform: 'aws',
  service: 's3',
  title: 'S3 bucket policy allows any principal every action',
  severity: 'critical',
  why: 'Anyone on the internet can read, replace and delete every object, change the bucket policy and delete the bucket, without an AWS account.',
  fix: 'Name accounts or roles in Principal, and list the needed actions in Action.',
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html',
  ],
  accepts: BUCKET_KEEPS_STRANGERS_OUT,
  mvisionNames: [],
  subsumes: [...withSubsumed(awsS3PolicyPublicPut), 'aws-s3-policy-wildcard-action'],
  subject: bucketPolicyStatement,
  violatedWhen: letsAnyoneDoAll,
  repair: REMOVE_STATEMENT,
})
