import { definePolicy } from '../../core/policy.ts'
import { withSubsumed } from '../../core/policy-info.ts'
import { REMOVE_STATEMENT } from '../../subjects/aws/iam/resource-policy.ts'
import {
  BUCKET_KEEPS_STRANGERS_OUT,
  bucketPolicyStatement,
  opensBucket,
} from '../../subjects/aws/s3/s3-bucket-policy.ts'
import { awsPolicyAllowNotPrincipal } from './aws-policy-allow-not-principal.ts'

export const awsS3PolicyPublicPrincipal = definePolicy({
  id: 'aws-s3-policy-public-principal',
  platform: 'aws',
  service: 's3',
  title: 'S3 bucket policy allows any principal',
  severity: 'critical',
  why: 'Anyone on the internet can do what the statement allows without an AWS account, such as copy or replace data.',
  fix: 'Name accounts or roles in Principal, or add a condition such as aws:PrincipalOrgID or aws:SourceVpce.',
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
  ],
  accepts: BUCKET_KEEPS_STRANGERS_OUT,
  mvisionNames: ['Unrestricted Access to S3 Bucket'],
  subsumes: [
    ...withSubsumed(awsPolicyAllowNotPrincipal),
    'aws-s3-policy-public-get',
    'aws-s3-policy-public-list',
  ],
  subject: bucketPolicyStatement,
  violatedWhen: opensBucket,
  repair: REMOVE_STATEMENT,
})
