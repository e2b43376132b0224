import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { diskEncryption } from '../../subjects/azure/compute/disk-encryption.ts'

export const azureDiskUnencrypted = definePolicy({
  id: 'azure-disk-unencrypted',
  platform: 'azure',
  service: 'virtual-machines',
  title: 'Disk encryption is turned off',
  severity: 'medium',
  why: 'Whoever gets a copy of the disk outside of the service, such as an exported image, can read it.',
  fix: 'Remove the setting, or set encryptionSettingsCollection.enabled (encryption_settings.enabled in Terraform) to true.',
  repair: { decide: 'Choose the key vault and the key that encrypt the disk.' },
  references: [
    'https://learn.microsoft.com/azure/virtual-machines/disk-encryption-overview',
    'https://learn.microsoft.com/azure/templates/microsoft.compute/disks',
  ],
  accepts: ['A disk that does not say it: Azure encrypts every managed disk on the server.'],
  since: ['Version 4 of azurerm removed encryption_settings.enabled.'],
  mvisionNames: [],
  subject: diskEncryption,
  violatedWhen: ({ enabled }) => is(enabled, [false], 'encryption in the machine is turned off'),
})
