import { type Attr, all, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { bucket } from '../../subjects/gcp/storage/bucket.ts'

export const gcpBucketNoVersioning = definePolicy({
  id: 'gcp-bucket-no-versioning',
  platform: 'gcp',
  service: 'cloud-storage',
  title: 'Storage bucket has no versioning',
  severity: 'low',
  why: 'Objects that are deleted or replaced, by accident or by ransomware, cannot be restored after the days of soft delete.',
  fix: 'Set versioning.enabled to true, with a lifecycle rule that deletes former versions.',
  repair: { set: { versioning: true } },
  references: [
    'https://cloud.google.com/storage/docs/object-versioning',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket',
  ],
  accepts: ['A bucket with a retention policy, which keeps objects from being deleted and replaced.'],
  mvisionNames: [],
  subject: bucket,
  violatedWhen: ({ versioning, retains }) =>
    all(is(versioning, [false], describe(versioning)), withoutEvidence(not(is(retains, [true])))),
})

function describe(versioning: Attr<boolean>): string {
  return versioning.kind === 'known' && versioning.origin === 'default'
    ? 'versioning is off by default'
    : 'versioning is off'
}
