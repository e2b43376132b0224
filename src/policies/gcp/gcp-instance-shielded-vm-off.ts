import { any, is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { instance } from '../../subjects/gcp/compute/instance.ts'

export const gcpInstanceShieldedVMOff = definePolicy({
  id: 'gcp-instance-shielded-vm-off',
  platform: 'gcp',
  service: 'compute',
  title: 'Shielded VM is off',
  severity: 'low',
  why: 'Malware that changes the boot loader or the kernel of the instance is not detected.',
  fix: 'Add a shielded_instance_config block, and leave enable_vtpm and enable_integrity_monitoring on.',
  repair: {
    set: { configuresShield: true, vTPM: true, monitorsIntegrity: true },
    unsafe: 'An existing instance must be stopped, and drivers that are not signed may not load.',
  },
  references: [
    'https://cloud.google.com/compute/shielded-vm/docs/shielded-vm',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance',
  ],
  mvisionNames: [],
  subject: instance,
  violatedWhen: ({ configuresShield, vTPM, monitorsIntegrity }) =>
    any(
      is(configuresShield, [false], 'Shielded VM is off by default'),
      is(vTPM, [false], 'the virtual TPM is off'),
      is(monitorsIntegrity, [false], 'changes of the boot sequence are not detected'),
    ),
})
