import { type Attr, is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { bucket } from '../../subjects/gcp/storage/bucket.ts'

export const gcpBucketNoUniformAccess = definePolicy({
  id: 'gcp-bucket-no-uniform-access',
  platform: 'gcp',
  service: 'cloud-storage',
  title: 'Storage bucket has no uniform bucket-level access',
  severity: 'medium',
  why: "Object ACLs can make single objects public although the bucket's IAM policy looks correct.",
  fix: 'Set uniform_bucket_level_access to true.',
  repair: {
    set: { uniformAccess: true },
    unsafe: 'ACLs of objects no longer give access, and after 90 days this cannot be undone.',
  },
  references: [
    'https://cloud.google.com/storage/docs/uniform-bucket-level-access',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket',
  ],
  since: ['The Terraform argument is bucket_policy_only before version 4 of the provider.'],
  mvisionNames: [],
  subject: bucket,
  violatedWhen: ({ uniformAccess }) => is(uniformAccess, [false], describe(uniformAccess)),
})

function describe(uniformAccess: Attr<boolean>): string {
  return uniformAccess.kind === 'known' && uniformAccess.origin === 'default'
    ? 'uniform access is off by default'
    : 'objects can have their own ACLs'
}
