import { all, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { hostEncryption } from '../../subjects/azure/compute/host-encryption.ts'

export const azureVMNoHostEncryption = definePolicy({
  id: 'azure-vm-no-host-encryption',
  platform: 'azure',
  service: 'virtual-machines',
  title: 'Virtual machine has no encryption at host',
  // A subscription has to register the feature first, and managed disks are encrypted in any case.
  severity: 'low',
  why: 'The temporary disk and the caches of disks are stored on the host unencrypted.',
  fix: 'Set securityProfile.encryptionAtHost (encryption_at_host_enabled in Terraform) to true.',
  repair: {
    set: { enabled: true },
    unsafe:
      'An existing machine must be stopped, and the subscription must have the feature EncryptionAtHost.',
  },
  references: [
    'https://learn.microsoft.com/azure/virtual-machines/disk-encryption',
    'https://learn.microsoft.com/azure/templates/microsoft.compute/virtualmachines',
  ],
  accepts: ['A confidential machine that encrypts its disk itself.'],
  mvisionNames: [],
  subject: hostEncryption,
  violatedWhen: ({ enabled, confidential }) =>
    all(
      is(enabled, [false], 'temporary disks and caches are not encrypted'),
      withoutEvidence(not(is(confidential, ['diskwithvmgueststate']))),
    ),
})
