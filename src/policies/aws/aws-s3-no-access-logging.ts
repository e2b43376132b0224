import { all, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { bucketSettings } from '../../subjects/aws/s3/bucket-settings.ts'

export const awsS3NoAccessLogging = definePolicy({
  id: 'aws-s3-no-access-logging',
  platform: 'aws',
  service: 's3',
  title: 'S3 bucket has no access logs',
  severity: 'low',
  why: 'After an incident, who read or changed which objects cannot be reconstructed.',
  fix: 'Set LoggingConfiguration (aws_s3_bucket_logging in Terraform) to a bucket for logs, or record data events with CloudTrail.',
  repair: { decide: 'Choose the bucket that gets the access logs.' },
  references: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html'],
  accepts: [
    'A bucket that holds logs: by the ACL log-delivery-write, or as the destination of logs in the same template.',
  ],
  mvisionNames: [],
  subject: bucketSettings,
  violatedWhen: ({ accessLogs, holdsLogs }) =>
    all(is(accessLogs, [false], 'requests are not logged'), withoutEvidence(not(is(holdsLogs, [true])))),
})
