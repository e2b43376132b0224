import { any, is, not, withNote } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { disk } from '../../subjects/gcp/compute/disk-key.ts'

export const gcpDiskNoCSEK = definePolicy({
  id: 'gcp-disk-no-csek',
  platform: 'gcp',
  service: 'compute',
  title: 'Disk has no customer-managed encryption key',
  severity: 'low',
  why: 'The disk is encrypted with a key of Google, so access to the data cannot be revoked by disabling a key.',
  fix: 'Set disk_encryption_key.kms_key_self_link to a key of Cloud KMS.',
  repair: { decide: 'Choose the key that encrypts the disk; an existing one is replaced.' },
  references: [
    'https://cloud.google.com/compute/docs/disks/disk-encryption',
    'https://cloud.google.com/compute/docs/disks/customer-managed-encryption',
  ],
  mvisionNames: [],
  subject: disk,
  violatedWhen: ({ hasOwnKey }) =>
    withNote(
      not(any(...hasOwnKey.map((each) => is(each, [true])))),
      'encrypted with a key of Google by default',
    ),
})
