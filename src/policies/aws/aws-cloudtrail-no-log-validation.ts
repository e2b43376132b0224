import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { trail } from '../../subjects/aws/cloudtrail/cloudtrail.ts'

export const awsCloudTrailNoLogValidation = definePolicy({
  id: 'aws-cloudtrail-no-log-validation',
  platform: 'aws',
  service: 'cloudtrail',
  title: 'CloudTrail log file validation is off',
  severity: 'medium',
  why: 'Someone with access to the bucket can delete or rewrite log files without detection.',
  fix: 'Set EnableLogFileValidation (enable_log_file_validation in Terraform) to true.',
  repair: { set: { validates: true } },
  references: [
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html',
  ],
  controls: ['NIST 800-53 AU-9', 'CIS AWS 3.0.0 3.2'],
  mvisionNames: [],
  subject: trail,
  violatedWhen: ({ validates }) => is(validates, [false], 'changes to log files cannot be detected'),
})
