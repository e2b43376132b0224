import { definePolicy } from '../../core/policy.ts'
import { machineMetadata, overridesOSLogin } from '../../subjects/gcp/compute/machine-metadata.ts'

export const gcpInstanceOSLoginOverride = definePolicy({
  id: 'gcp-instance-oslogin-override',
  platform: 'gcp',
  service: 'compute',
  title: 'Instance turns OS Login off',
  severity: 'medium',
  why: 'SSH access to this instance depends on keys in metadata, which do not expire and stay valid when somebody leaves, whatever the project requires.',
  fix: 'Remove enable-oslogin from the metadata of the instance, or set it to TRUE.',
  repair: { set: { osLogin: true }, unsafe: 'SSH keys in metadata no longer let anyone sign in.' },
  references: [
    'https://cloud.google.com/compute/docs/oslogin/set-up-oslogin',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance',
  ],
  accepts: ['An instance that does not say, which follows the project.'],
  mvisionNames: [],
  subject: machineMetadata,
  violatedWhen: overridesOSLogin,
})
