import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { bucket } from '../../subjects/gcp/storage/bucket.ts'

export const gcpBucketNoLogging = definePolicy({
  id: 'gcp-bucket-no-logging',
  platform: 'gcp',
  service: 'cloud-storage',
  title: 'Storage bucket has no usage logs',
  severity: 'low',
  why: 'After an incident nothing shows who read which public objects; Cloud Audit Logs do not cover them.',
  fix: 'Add a logging block with log_bucket, or enable Data Access audit logs for Cloud Storage.',
  repair: { decide: 'Choose the bucket that gets the usage logs.' },
  references: [
    'https://cloud.google.com/storage/docs/access-logs',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket',
  ],
  mvisionNames: [],
  subject: bucket,
  violatedWhen: ({ logsAccess }) => is(logsAccess, [false], 'usage logs are off by default'),
})
