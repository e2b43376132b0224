/** An ACL that lets everybody write to a bucket. */
import { definePolicy } from '../../core/policy.ts'
import { bucketACL, grantsEverybody } from '../../subjects/aws/s3/s3-acl.ts'

export const awsS3PublicWriteACL = definePolicy({
  id: 'aws-s3-public-write-acl',
  platform: 'aws',
  service: 's3',
  title: 'S3 bucket ACL lets everybody write',
  severity: 'critical',
  why: 'Anybody on the internet can replace, delete or add objects without signing in: scripts that a site serves, backups that are restored, or any amount of foreign data at your cost.',
  fix: 'Make the ACL private, and let the writers in by IAM or presigned URLs.',
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
  ],
  mvisionNames: ['Publicly Writable S3 Buckets'],
  // One canned ACL opens both; writing is the worse half.
  subsumes: ['aws-s3-public-read-acl'],
  subject: bucketACL,
  // Who may write the ACL may grant the rest.
  violatedWhen: (acl) =>
    grantsEverybody(acl, ['public-read-write'], ['WRITE', 'WRITE_ACP', 'FULL_CONTROL'], 'write'),
})
