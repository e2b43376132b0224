import { definePolicy } from '../../core/policy.ts'
import { leavesOSLoginOff, machineMetadata } from '../../subjects/gcp/compute/machine-metadata.ts'

export const gcpProjectNoOSLogin = definePolicy({
  id: 'gcp-project-no-oslogin',
  platform: 'gcp',
  service: 'compute',
  title: 'Project does not enable OS Login',
  severity: 'medium',
  why: 'SSH access to the instances depends on keys in metadata, which do not expire, are not tied to a person and skip two-factor authentication.',
  fix: 'Set enable-oslogin to TRUE in the metadata of the project.',
  repair: { set: { osLogin: true }, unsafe: 'SSH keys in metadata no longer let anyone sign in.' },
  references: [
    'https://cloud.google.com/compute/docs/oslogin/set-up-oslogin',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_project_metadata',
  ],
  accepts: [
    'Metadata of a project in a template that sets enable-oslogin by google_compute_project_metadata_item.',
  ],
  mvisionNames: [],
  subject: machineMetadata,
  violatedWhen: leavesOSLoginOff,
})
