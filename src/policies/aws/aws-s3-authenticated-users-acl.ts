import { definePolicy } from '../../core/policy.ts'
import { MAKE_PRIVATE } from '../../subjects/aws/s3/private-acl.ts'
import {
  ACL_HISTORY,
  ACLS_WITHOUT_EFFECT,
  bucketACL,
  grantsPublicAccess,
  isAnyAccount,
} from '../../subjects/aws/s3/s3-acl.ts'

export const awsS3AuthenticatedUsersACL = definePolicy({
  id: 'aws-s3-authenticated-users-acl',
  platform: 'aws',
  service: 's3',
  title: 'S3 bucket ACL lets any AWS account read',
  severity: 'high',
  why: 'Authenticated users are those of every AWS account, not of your own: anyone can create an account and list the bucket or read its ACL.',
  fix: 'Set AccessControl (acl in Terraform) to private, and name accounts or roles in a bucket policy.',
  references: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html'],
  accepts: ACLS_WITHOUT_EFFECT,
  since: ACL_HISTORY,
  mvisionNames: [],
  subject: bucketACL,
  violatedWhen: (acl) =>
    grantsPublicAccess(
      acl,
      ['authenticated-read'],
      ['READ', 'READ_ACP', 'FULL_CONTROL'],
      'read',
      isAnyAccount,
    ),
  repair: MAKE_PRIVATE,
})
