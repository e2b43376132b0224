import { definePolicy } from '../../core/policy.ts'
import { MAKE_PRIVATE } from '../../subjects/aws/s3/private-acl.ts'
import {
  ACL_HISTORY,
  ACLS_WITHOUT_EFFECT,
  bucketACL,
  grantsPublicAccess,
} from '../../subjects/aws/s3/s3-acl.ts'

export const awsS3PublicWriteACL = definePolicy({
  id: 'aws-s3-public-write-acl',
  platform: 'aws',
  service: 's3',
  title: 'S3 bucket ACL grants public write access',
  severity: 'critical',
  why: 'Anyone on the internet, or anyone with an AWS account, can add, replace or delete objects, such as scripts that a website serves.',
  fix: 'Set AccessControl (acl in Terraform) to private, and give writers access with IAM or presigned URLs.',
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
  ],
  accepts: ACLS_WITHOUT_EFFECT,
  since: ACL_HISTORY,
  mvisionNames: ['Publicly Writable S3 Buckets'],
  // One canned ACL opens both; writing is the worse half.
  subsumes: ['aws-s3-authenticated-users-acl', 'aws-s3-public-read-acl'],
  subject: bucketACL,
  // A grantee that can write the ACL can grant itself the rest.
  violatedWhen: (acl) =>
    grantsPublicAccess(acl, ['public-read-write'], ['WRITE', 'WRITE_ACP', 'FULL_CONTROL'], 'write'),
  repair: MAKE_PRIVATE,
})
