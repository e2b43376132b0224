import { definePolicy } from '../../core/policy.ts'
import { withSubsumed } from '../../core/policy-info.ts'
import { REMOVE_STATEMENT } from '../../subjects/aws/iam/resource-policy.ts'
import { DELETE_ACTIONS, letsAnyone } from '../../subjects/aws/s3/s3-actions.ts'
import { BUCKET_KEEPS_STRANGERS_OUT, bucketPolicyStatement } from '../../subjects/aws/s3/s3-bucket-policy.ts'
import { awsS3PolicyPublicPrincipal } from './aws-s3-policy-public-principal.ts'

export const awsS3PolicyPublicDelete = definePolicy({
  id: 'aws-s3-policy-public-delete',
  platform: 'aws',
  service: 's3',
  title: 'S3 bucket policy allows any principal to delete',
  severity: 'critical',
  why: 'Anyone on the internet can destroy the data in the bucket; without versioning it cannot be restored.',
  fix: 'Name accounts or roles in Principal, and allow deletion only where it is needed.',
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html',
  ],
  accepts: BUCKET_KEEPS_STRANGERS_OUT,
  mvisionNames: [],
  subsumes: withSubsumed(awsS3PolicyPublicPrincipal),
  subject: bucketPolicyStatement,
  violatedWhen: (statement) => letsAnyone(statement, DELETE_ACTIONS, 'anyone can delete'),
  repair: REMOVE_STATEMENT,
})
