import { any } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { diskKey } from '../../subjects/gcp/compute/disk-key.ts'
import { isPlainText } from '../../subjects/secrets/plain-text.ts'

export const gcpDiskKeyPlaintext = definePolicy({
  id: 'gcp-disk-key-plaintext',
  platform: 'gcp',
  service: 'compute',
  title: 'Disk encryption key is written in the template',
  severity: 'critical',
  why: 'Anyone who can read the repository can decrypt the disk and its snapshots. The key stays in the git history, and the disk must be encrypted anew.',
  fix: 'Use a key of Cloud KMS with kms_key_self_link, or pass the raw key as a variable, and replace this key.',
  repair: { decide: 'Choose where the key is stored, or a key of Cloud KMS in its place.' },
  references: [
    'https://cloud.google.com/compute/docs/disks/customer-supplied-encryption',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_disk',
  ],
  accepts: ['A variable without a default, and a reference to a key that is generated or stored elsewhere.'],
  mvisionNames: [],
  subject: diskKey,
  violatedWhen: ({ keys }) => any(...keys.map((key) => isPlainText(key, 'encryption key in plain text'))),
})
