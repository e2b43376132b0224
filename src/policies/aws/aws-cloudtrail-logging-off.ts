import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { trail } from '../../subjects/aws/cloudtrail/cloudtrail.ts'

export const awsCloudTrailLoggingOff = definePolicy({
  id: 'aws-cloudtrail-logging-off',
  platform: 'aws',
  service: 'cloudtrail',
  title: 'CloudTrail logging is turned off',
  severity: 'high',
  why: 'Actions in the account leave no record, which is the first thing an intruder tries to achieve.',
  fix: 'Set IsLogging (enable_logging in Terraform) to true.',
  repair: { set: { logs: true } },
  references: [
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-turning-off-logging.html',
  ],
  controls: ['NIST 800-53 AU-2'],
  mvisionNames: [],
  subject: trail,
  violatedWhen: ({ logs }) => is(logs, [false], 'no events are recorded'),
})
