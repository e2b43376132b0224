import { definePolicy } from '../../core/policy.ts'
import { allowsSomeoneAllOf, NOT_EVERYONE_ELSE } from '../../subjects/aws/iam/whole-service.ts'
import { bucketPolicyStatement } from '../../subjects/aws/s3/s3-bucket-policy.ts'

export const awsS3PolicyWildcardAction = definePolicy({
  id: 'aws-s3-policy-wildcard-action',
  platform: 'aws',
  service: 's3',
  title: 'S3 bucket policy allows every action',
  severity: 'high',
  why: 'The named principal can also change the bucket policy, make the bucket public, and delete objects with their versions. Actions that AWS adds later are allowed too.',
  fix: 'List the needed actions in Action, such as s3:GetObject and s3:PutObject.',
  repair: { decide: 'Choose the actions that are needed.' },
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html',
  ],
  controls: ['NIST 800-53 AC-6'],
  accepts: NOT_EVERYONE_ELSE,
  mvisionNames: [],
  subject: bucketPolicyStatement,
  violatedWhen: (statement) => allowsSomeoneAllOf(statement, 's3'),
})
