import { definePolicy } from '../../core/policy.ts'
import { customData } from '../../subjects/azure/compute/custom-data.ts'
import { holdsCredential, NOT_WRITTEN } from '../../subjects/secrets/written-credential.ts'

export const azureVMCustomDataSecret = definePolicy({
  id: 'azure-vm-custom-data-secret',
  platform: 'azure',
  service: 'virtual-machines',
  title: 'VM custom data contains a secret',
  severity: 'critical',
  why: "Anyone who can read the repository has the secret, and custom data stays on the machine's disk. It must be rotated.",
  fix: 'Use a managed identity to read the secret from a key vault at start-up, and rotate the secret written here.',
  repair: {
    decide: 'Choose where the secret is stored, such as a key vault, and read it when the machine starts.',
  },
  references: [
    'https://learn.microsoft.com/azure/virtual-machines/custom-data',
    'https://learn.microsoft.com/azure/key-vault/general/tutorial-net-virtual-machine',
  ],
  accepts: [...NOT_WRITTEN, 'What the machine fetches when it starts, and placeholders such as changeme.'],
  mvisionNames: [],
  subject: customData,
  violatedWhen: ({ text, template }) => holdsCredential(text, template),
})
