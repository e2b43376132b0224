import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { bucketSettings } from '../../subjects/aws/s3/bucket-settings.ts'

export const awsS3NoMFADelete = definePolicy({
  id: 'aws-s3-no-mfa-delete',
  platform: 'aws',
  service: 's3',
  title: 'S3 bucket allows deletion of versions without MFA',
  severity: 'low',
  enabledByDefault: false,
  why: 'Stolen credentials are enough to delete all versions of the objects for good, or to turn versioning off.',
  fix: 'Set mfa_delete to Enabled in versioning_configuration, with the credentials of the root user, which S3 requires.',
  repair: { decide: 'Only the root user with an MFA device can turn MFA delete on, outside of a template.' },
  references: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiFactorAuthenticationDelete.html'],
  controls: ['CIS AWS 3.0.0 2.1.2'],
  notIn: { cloudformation: 'CloudFormation has no property for MFA delete' },
  mvisionNames: ['MFA Delete Enabled on S3 Buckets', 'MFA Enabled for Deleting CloudTrail Bucket'],
  subject: bucketSettings,
  violatedWhen: ({ mfaDelete }) => is(mfaDelete, [false], 'versions can be deleted without MFA'),
})
