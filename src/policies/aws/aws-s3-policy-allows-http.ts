import { definePolicy } from '../../core/policy.ts'
import { allowsHTTP, bucketPolicy } from '../../subjects/aws/s3/s3-transport.ts'

export const awsS3PolicyAllowsHTTP = definePolicy({
  id: 'aws-s3-policy-allows-http',
  platform: 'aws',
  service: 's3',
  title: 'S3 bucket policy allows plain HTTP',
  severity: 'medium',
  why: 'S3 accepts HTTP as well as HTTPS, so objects and presigned URLs can cross the network unencrypted.',
  fix: 'Add a Deny statement for all principals with the condition aws:SecureTransport = false.',
  repair: { set: { refusesHTTP: true } },
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html',
  ],
  controls: ['CIS AWS 3.0.0 2.1.1', 'NIST 800-53 SC-8'],
  accepts: ['The bucket of a website, which S3 serves over HTTP only.'],
  mvisionNames: ['S3 Bucket Policy should deny HTTP Request'],
  subject: bucketPolicy,
  violatedWhen: allowsHTTP,
})
