/** A trail that does not record. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { trail } from '../../subjects/aws/cloudtrail/cloudtrail.ts'

export const awsCloudTrailLoggingOff = definePolicy({
  id: 'aws-cloudtrail-logging-off',
  platform: 'aws',
  service: 'cloudtrail',
  title: 'CloudTrail logging is turned off',
  severity: 'high',
  why: 'What is done in the account leaves no trace here, which is the first thing that an intruder wants.',
  fix: 'Turn logging on.',
  references: [
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-turning-off-logging.html',
  ],
  controls: ['NIST 800-53 AU-2'],
  mvisionNames: [],
  subject: trail,
  violatedWhen: ({ logs }) => is(logs, [false], 'nothing is recorded'),
})
