/** Keys that customers supply for disks, snapshots and images: whoever has the key can read what it encrypts. */
import type { Attr } from '../../../core/claim.ts'
import { itemScopes } from '../../define/moves.ts'
import { joined, listOf, text } from '../../define/readers.ts'
import type { Read } from '../../define/scope.ts'
import { defineSubject } from '../../define/subject.ts'
import { isWritten } from '../../define/written.ts'
import { COPIES, TEMPLATES } from './instance-original.ts'

/** The raw keys in blocks of these names, below each of the items at a path. */
function rawKeys(...blocks: readonly string[]): Read<readonly Attr<string>[]> {
  return listOf(...blocks.map((block) => text(`${block}.raw_key`)))
}

function inEach(path: string, read: Read<readonly Attr<string>[]>): Read<readonly Attr<string>[]> {
  const scopes = itemScopes(path)
  return (scope) => scopes(scope).flatMap(read)
}

const SOURCES = ['source_image_encryption_key', 'source_snapshot_encryption_key']
const keyOfAttached = listOf(text('disk_encryption_key_raw'))

export const diskKey = defineSubject({
  name: 'gcp.disk-key',
  describes: 'A disk, a snapshot, an image or a machine whose disks may have keys that the customer supplies',
  sources: {
    terraform: {
      // https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_disk
      resource: [
        'google_compute_disk',
        'google_compute_region_disk',
        'google_compute_snapshot',
        'google_compute_image',
        'google_compute_machine_image',
      ],
      // https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance
      instance: ['google_compute_instance', ...COPIES],
      template: TEMPLATES.types,
    },
  },
  attributes: {
    keys: {
      type: 'texts',
      describes: 'The keys as they are, in Base64.',
      terraform: {
        resource: rawKeys(
          'disk_encryption_key',
          'snapshot_encryption_key',
          'source_disk_encryption_key',
          'image_encryption_key',
          'machine_image_encryption_key',
          ...SOURCES,
        ),
        instance: joined(
          inEach('boot_disk', keyOfAttached),
          inEach('attached_disk', keyOfAttached),
          inEach('boot_disk.initialize_params', rawKeys(...SOURCES)),
        ),
        template: inEach('disk', rawKeys('disk_encryption_key', ...SOURCES)),
      },
    },
  },
})

const KEY = 'disk_encryption_key'

export const disk = defineSubject({
  name: 'gcp.disk',
  describes: 'A persistent disk',
  sources: { terraform: ['google_compute_disk', 'google_compute_region_disk'] },
  attributes: {
    // https://cloud.google.com/compute/docs/disks/disk-encryption
    hasOwnKey: {
      type: 'booleans',
      describes:
        'For each way to set a key of the customer, whether it is used. Google encrypts with its own key by default.',
      terraform: listOf(
        isWritten(`${KEY}.kms_key_self_link`),
        isWritten(`${KEY}.raw_key`),
        isWritten(`${KEY}.rsa_encrypted_key`),
      ),
    },
  },
})
