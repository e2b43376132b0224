/** Whether the host of a virtual machine or a scale set encrypts its disks, temporary ones and caches included. */
import { flag } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'
import { word } from '../../define/word.ts'

/**
 * https://learn.microsoft.com/azure/virtual-machines/disk-encryption
 * https://learn.microsoft.com/azure/templates/microsoft.compute/virtualmachines
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine
 */
export const hostEncryption = defineSubject({
  name: 'azure.host-encryption',
  describes: 'A virtual machine or a scale set, and the encryption at its host',
  sources: {
    arm: {
      machine: ['Microsoft.Compute/virtualMachines'],
      scaleSet: { types: ['Microsoft.Compute/virtualMachineScaleSets'], below: 'virtualMachineProfile' },
    },
    terraform: [
      'azurerm_linux_virtual_machine',
      'azurerm_windows_virtual_machine',
      'azurerm_linux_virtual_machine_scale_set',
      'azurerm_windows_virtual_machine_scale_set',
      'azurerm_orchestrated_virtual_machine_scale_set',
    ],
  },
  attributes: {
    enabled: {
      type: 'boolean',
      describes: 'Whether the host encrypts what it stores. False by default.',
      arm: flag('securityProfile.encryptionAtHost', false),
      terraform: flag('encryption_at_host_enabled', false),
    },
    confidential: {
      type: 'text',
      describes: '`diskwithvmgueststate` where a confidential machine encrypts its disk itself.',
      arm: word('storageProfile.osDisk.managedDisk.securityProfile.securityEncryptionType'),
      terraform: word('os_disk.security_encryption_type'),
    },
  },
})
