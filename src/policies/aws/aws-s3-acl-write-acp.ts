import { definePolicy } from '../../core/policy.ts'
import { MAKE_PRIVATE } from '../../subjects/aws/s3/private-acl.ts'
import {
  ACL_HISTORY,
  ACLS_WITHOUT_EFFECT,
  bucketACL,
  grantsPublicAccess,
} from '../../subjects/aws/s3/s3-acl.ts'

export const awsS3ACLWriteACP = definePolicy({
  id: 'aws-s3-acl-write-acp',
  platform: 'aws',
  service: 's3',
  title: 'S3 bucket ACL lets the public change the ACL',
  // One request away from full control: as bad as public write access.
  severity: 'critical',
  why: 'Whoever can write the ACL can grant themselves full control of the bucket with one request.',
  fix: 'Remove the grant of WRITE_ACP to AllUsers or AuthenticatedUsers.',
  references: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html'],
  notIn: { cloudformation: 'the canned ACLs of AccessControl grant WRITE_ACP to no group' },
  accepts: [...ACLS_WITHOUT_EFFECT, 'WRITE_ACP for an account that is named.'],
  since: ACL_HISTORY,
  mvisionNames: [],
  subsumes: ['aws-s3-authenticated-users-acl', 'aws-s3-public-read-acl', 'aws-s3-public-write-acl'],
  subject: bucketACL,
  violatedWhen: (acl) => grantsPublicAccess(acl, [], ['WRITE_ACP'], 'change the ACL'),
  repair: MAKE_PRIVATE,
})
