/** A bucket that everybody may read or write. */
import { definePolicy } from '../../core/policy.ts'
import { bucketAccess, letsEverybodyIn } from '../../subjects/gcp/storage/bucket-access.ts'

export const gcpBucketPublic = definePolicy({
  id: 'gcp-bucket-public',
  platform: 'gcp',
  service: 'cloud-storage',
  title: 'Bucket is open to everyone',
  severity: 'critical',
  why: 'Everybody, or everybody with a Google account, gets at the objects in the bucket. Names of buckets are guessed by machines, so that such buckets are found within hours.',
  fix: 'Grant access to the groups and service accounts that need it, and enforce public access prevention on the bucket.',
  references: [
    'https://cloud.google.com/storage/docs/public-access-prevention',
    'https://cloud.google.com/storage/docs/access-control/making-data-public',
  ],
  controls: ['CIS GCP 3.0.0 5.1'],
  mvisionNames: [],
  subject: bucketAccess,
  violatedWhen: letsEverybodyIn,
})
