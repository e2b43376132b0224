import { definePolicy } from '../../core/policy.ts'
import { withSubsumed } from '../../core/policy-info.ts'
import { REMOVE_STATEMENT } from '../../subjects/aws/iam/resource-policy.ts'
import { letsAnyone, PUT_ACTIONS } from '../../subjects/aws/s3/s3-actions.ts'
import { BUCKET_KEEPS_STRANGERS_OUT, bucketPolicyStatement } from '../../subjects/aws/s3/s3-bucket-policy.ts'
import { awsS3PolicyPublicDelete } from './aws-s3-policy-public-delete.ts'

export const awsS3PolicyPublicPut = definePolicy({
  id: 'aws-s3-policy-public-put',
  platform: 'aws',
  service: 's3',
  title: 'S3 bucket policy allows any principal to write',
  severity: 'critical',
  why: 'Anyone on the internet can upload files, replace the content that others download, or change the settings of the bucket.',
  fix: 'Name accounts or roles in Principal, or give uploaders presigned URLs.',
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html',
  ],
  accepts: BUCKET_KEEPS_STRANGERS_OUT,
  mvisionNames: [],
  subsumes: withSubsumed(awsS3PolicyPublicDelete),
  subject: bucketPolicyStatement,
  violatedWhen: (statement) => letsAnyone(statement, PUT_ACTIONS, 'anyone can write'),
  repair: REMOVE_STATEMENT,
})
