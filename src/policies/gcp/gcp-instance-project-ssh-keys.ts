import { definePolicy } from '../../core/policy.ts'
import { acceptsProjectKeys, machineMetadata } from '../../subjects/gcp/compute/machine-metadata.ts'

export const gcpInstanceProjectSSHKeys = definePolicy({
  id: 'gcp-instance-project-ssh-keys',
  platform: 'gcp',
  service: 'compute',
  title: 'Instance accepts SSH keys of the whole project',
  severity: 'low',
  why: 'Anyone with one key in the metadata of the project can sign in to this instance too.',
  fix: 'Set block-project-ssh-keys to TRUE in the metadata of the instance, or enable-oslogin, with which SSH keys in metadata have no effect.',
  repair: {
    set: { blocksProjectKeys: true },
    unsafe: 'SSH keys of the project no longer let anyone sign in.',
  },
  references: [
    'https://cloud.google.com/compute/docs/connect/restrict-ssh-keys',
    'https://cloud.google.com/compute/docs/oslogin/set-up-oslogin',
  ],
  accepts: ['An instance with OS Login, which ignores SSH keys in metadata.'],
  mvisionNames: [],
  subject: machineMetadata,
  violatedWhen: acceptsProjectKeys,
})
