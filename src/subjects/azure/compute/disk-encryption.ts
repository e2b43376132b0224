/** A managed disk or a snapshot, or the disk of a virtual machine, and whether Azure Disk Encryption is on. */
import { flag } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'

/**
 * Managed disks are encrypted on the server in any case; this is the encryption in the machine.
 * https://learn.microsoft.com/azure/virtual-machines/disk-encryption-overview
 * https://learn.microsoft.com/azure/templates/microsoft.compute/disks
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/managed_disk
 */
export const diskEncryption = defineSubject({
  name: 'azure.disk-encryption',
  describes: 'A managed disk, a snapshot, or the disk of the system of a virtual machine',
  sources: {
    arm: {
      disk: ['Microsoft.Compute/disks', 'Microsoft.Compute/snapshots'],
      machine: { types: ['Microsoft.Compute/virtualMachines'], within: 'storageProfile.osDisk' },
    },
    terraform: ['azurerm_managed_disk', 'azurerm_snapshot'],
  },
  attributes: {
    enabled: {
      type: 'boolean',
      describes: 'Whether Azure Disk Encryption is on, where it is written.',
      // The second path is that of machines, and of disks in API versions before 2018.
      arm: flag(['encryptionSettingsCollection.enabled', 'encryptionSettings.enabled']),
      // Version 4 of the provider removed the argument: the block turns it on.
      terraform: flag('encryption_settings.enabled'),
    },
  },
})
