/** A credential in what a machine is given when it is made. */
import { definePolicy } from '../../core/policy.ts'
import { credentialsIn } from '../../subjects/azure/compute/credential.ts'
import { customData } from '../../subjects/azure/compute/custom-data.ts'
import { holdsCredential } from '../../subjects/secrets/written-credential.ts'

export const azureVMCustomDataSecret = definePolicy({
  id: 'azure-vm-custom-data-secret',
  platform: 'azure',
  service: 'virtual-machines',
  title: 'Key or secret in the custom data of a machine',
  severity: 'critical',
  why: 'Everybody who can read the repository has the key, and so has whoever gets onto the machine, where custom data stays on the disk. Deleting the line does not take the key out of the history: it has to be replaced.',
  fix: 'Give the machine a managed identity that reads the secret from a key vault when it starts, and replace the key that was written here.',
  references: [
    'https://learn.microsoft.com/azure/virtual-machines/custom-data',
    'https://learn.microsoft.com/azure/key-vault/general/tutorial-net-virtual-machine',
  ],
  mvisionNames: [],
  subject: customData,
  violatedWhen: ({ text, template }) => holdsCredential(text, template, credentialsIn),
})
