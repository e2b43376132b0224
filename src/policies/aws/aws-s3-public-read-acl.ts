import { definePolicy } from '../../core/policy.ts'
import { MAKE_PRIVATE } from '../../subjects/aws/s3/private-acl.ts'
import {
  ACL_HISTORY,
  ACLS_WITHOUT_EFFECT,
  bucketACL,
  grantsPublicAccess,
  READABLE_BY_STRANGERS,
} from '../../subjects/aws/s3/s3-acl.ts'

export const awsS3PublicReadACL = definePolicy({
  id: 'aws-s3-public-read-acl',
  platform: 'aws',
  service: 's3',
  title: 'S3 bucket ACL grants public read access',
  severity: 'critical',
  why: 'Anyone on the internet, or anyone with an AWS account, can list the bucket, and public buckets are indexed by search engines made for them.',
  fix: 'Set AccessControl (acl in Terraform) to private, and serve public files through CloudFront with origin access control.',
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
  ],
  accepts: ACLS_WITHOUT_EFFECT,
  since: ACL_HISTORY,
  mvisionNames: [
    'World Readable S3 Buckets',
    'Unrestricted Access to S3 Bucket',
    'S3 buckets should not have unrestricted access',
  ],
  subsumes: ['aws-s3-authenticated-users-acl'],
  subject: bucketACL,
  violatedWhen: (acl) => grantsPublicAccess(acl, READABLE_BY_STRANGERS, ['READ', 'FULL_CONTROL'], 'read'),
  repair: MAKE_PRIVATE,
})
