import { definePolicy } from '../../core/policy.ts'
import { bucket, mayBecomePublic } from '../../subjects/gcp/storage/bucket.ts'

export const gcpBucketNoPublicAccessPrevention = definePolicy({
  id: 'gcp-bucket-no-public-access-prevention',
  platform: 'gcp',
  service: 'cloud-storage',
  title: 'Storage bucket does not enforce public access prevention',
  severity: 'medium',
  why: 'One role or ACL that is granted by mistake makes the objects public.',
  fix: 'Set public_access_prevention to enforced.',
  repair: {
    set: { publicAccessPrevention: 'enforced' },
    unsafe: 'Objects that are public can no longer be read by anyone.',
  },
  references: [
    'https://cloud.google.com/storage/docs/public-access-prevention',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket',
  ],
  accepts: ['A bucket with a website block, which is meant to be public.'],
  mvisionNames: [],
  subject: bucket,
  violatedWhen: mayBecomePublic,
})
