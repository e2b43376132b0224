import { definePolicy } from '../../core/policy.ts'
import { REMOVE_STATEMENT } from '../../subjects/aws/iam/resource-policy.ts'
import { LIST_ACTIONS, letsAnyone } from '../../subjects/aws/s3/s3-actions.ts'
import { BUCKET_KEEPS_STRANGERS_OUT, bucketPolicyStatement } from '../../subjects/aws/s3/s3-bucket-policy.ts'

export const awsS3PolicyPublicList = definePolicy({
  id: 'aws-s3-policy-public-list',
  platform: 'aws',
  service: 's3',
  title: 'S3 bucket policy allows any principal to list objects',
  severity: 'high',
  why: 'Anyone on the internet can find out which objects exist; names and sizes give away what is worth an attack.',
  fix: 'Name accounts or roles in Principal; readers who know the name of an object do not need s3:ListBucket.',
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html',
  ],
  accepts: BUCKET_KEEPS_STRANGERS_OUT,
  mvisionNames: [],
  subject: bucketPolicyStatement,
  violatedWhen: (statement) => letsAnyone(statement, LIST_ACTIONS, 'anyone can list'),
  repair: REMOVE_STATEMENT,
})
