import { definePolicy } from '../../core/policy.ts'
import { REMOVE_PUBLIC_MEMBERS } from '../../subjects/gcp/iam/iam-grant.ts'
import { bucketAccess, isPublicAccess } from '../../subjects/gcp/storage/bucket-access.ts'

export const gcpBucketPublic = definePolicy({
  id: 'gcp-bucket-public',
  platform: 'gcp',
  service: 'cloud-storage',
  title: 'Storage bucket is public',
  severity: 'critical',
  why: 'Anyone, or any Google account, can read objects in the bucket. Scanners guess bucket names and find public ones within hours.',
  fix: 'Remove allUsers and allAuthenticatedUsers, and set public_access_prevention to enforced on the bucket.',
  repair: [
    REMOVE_PUBLIC_MEMBERS,
    { set: { predefinedACL: 'private' }, unsafe: 'Whoever has no access of their own loses it.' },
  ],
  references: [
    'https://cloud.google.com/storage/docs/public-access-prevention',
    'https://cloud.google.com/storage/docs/access-control/making-data-public',
  ],
  accepts: [
    'A bucket with enforced public access prevention.',
    'An ACL on a bucket with uniform access, where ACLs have no effect.',
  ],
  mvisionNames: [],
  subject: bucketAccess,
  violatedWhen: isPublicAccess,
})
