import { definePolicy } from '../../core/policy.ts'
import { withSubsumed } from '../../core/policy-info.ts'
import { isPublic, logBucketAccess } from '../../subjects/aws/cloudtrail/cloudtrail.ts'
import { KEEPS_STRANGERS_OUT } from '../../subjects/aws/iam/policy-condition.ts'
import { awsS3PolicyPublicAllActions } from './aws-s3-policy-public-all-actions.ts'

export const awsCloudTrailBucketPublic = definePolicy({
  id: 'aws-cloudtrail-bucket-public',
  platform: 'aws',
  service: 'cloudtrail',
  title: 'CloudTrail log bucket is public',
  severity: 'critical',
  why: 'Anyone can read who does what in the account, from where and with which permissions, and plan an attack with it.',
  fix: 'Make the bucket ACL private, and allow only CloudTrail and the readers of its logs in the bucket policy.',
  repair: { decide: 'Choose who may read the logs of CloudTrail.' },
  references: [
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html',
  ],
  accepts: [
    ...KEEPS_STRANGERS_OUT,
    'A bucket whose public access block refuses or ignores what would make it public.',
  ],
  mvisionNames: ['Unrestricted Access to CloudTrail Bucket'],
  // The same ACL or policy, with what makes it worse.
  subsumes: [
    ...withSubsumed(awsS3PolicyPublicAllActions),
    'aws-s3-authenticated-users-acl',
    'aws-s3-public-read-acl',
    'aws-s3-public-write-acl',
  ],
  subject: logBucketAccess,
  violatedWhen: isPublic,
})
