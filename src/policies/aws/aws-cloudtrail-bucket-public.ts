/** A public bucket that holds the history of an account. */
import { definePolicy } from '../../core/policy.ts'
import { isPublic, logBucketAccess } from '../../subjects/aws/cloudtrail/cloudtrail.ts'

export const awsCloudTrailBucketPublic = definePolicy({
  id: 'aws-cloudtrail-bucket-public',
  platform: 'aws',
  service: 'cloudtrail',
  title: 'Bucket with CloudTrail logs is public',
  severity: 'critical',
  why: 'Everybody reads who does what in the account, from where and with which rights: a map for the next attack.',
  fix: 'Make the ACL private, and have the bucket policy let in nobody but CloudTrail and those who read its logs.',
  references: [
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html',
  ],
  mvisionNames: ['Unrestricted Access to CloudTrail Bucket'],
  // The same ACL or policy, with what makes it worse.
  subsumes: [
    'aws-policy-allow-not-principal',
    'aws-s3-public-read-acl',
    'aws-s3-public-write-acl',
    'aws-s3-policy-public-principal',
  ],
  subject: logBucketAccess,
  violatedWhen: isPublic,
})
