import { type Attr, is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { logSink } from '../../subjects/gcp/logging/log-sink.ts'

export const gcpLogBucketNotLocked = definePolicy({
  id: 'gcp-log-bucket-not-locked',
  platform: 'gcp',
  service: 'logging',
  title: 'Bucket of a log sink has no locked retention policy',
  severity: 'low',
  why: 'An attacker with access to the bucket can delete the logs that show what happened.',
  fix: 'Set retention_policy.is_locked to true on the bucket, once the retention period is right: it cannot be undone.',
  repair: { decide: 'Choose how long the logs are kept; a lock cannot be removed.' },
  references: [
    'https://cloud.google.com/storage/docs/bucket-lock',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/logging_project_sink',
  ],
  accepts: ['A sink whose bucket is not in the template.'],
  mvisionNames: [],
  subject: logSink,
  violatedWhen: ({ lockedBucket }) => is(lockedBucket, [false], describe(lockedBucket)),
})

function describe(lockedBucket: Attr<boolean>): string {
  return lockedBucket.kind === 'known' && lockedBucket.origin === 'default'
    ? 'the bucket has no locked retention policy'
    : 'the retention policy is not locked'
}
