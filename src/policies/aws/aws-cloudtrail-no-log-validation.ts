/** A trail whose files can be changed unnoticed. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { trail } from '../../subjects/aws/cloudtrail/cloudtrail.ts'

export const awsCloudTrailNoLogValidation = definePolicy({
  id: 'aws-cloudtrail-no-log-validation',
  platform: 'aws',
  service: 'cloudtrail',
  title: 'CloudTrail log file validation is off',
  severity: 'medium',
  why: 'Whoever gets at the bucket can remove or rewrite what he did, and nobody can tell.',
  fix: 'Turn log file validation on.',
  references: [
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html',
  ],
  controls: ['CIS AWS 3.0.0 3.2', 'NIST 800-53 AU-9'],
  mvisionNames: [],
  subject: trail,
  violatedWhen: ({ validates }) => is(validates, [false], 'changes of the files go unnoticed'),
})
