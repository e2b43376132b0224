/** A network interface: of its own, or inside of a virtual machine or a scale set. */
import { hasBlock } from '../../define/optional-block.ts'
import { flag, listOf, ofItems } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'
import { isWritten } from '../../define/written.ts'

/**
 * https://learn.microsoft.com/azure/templates/microsoft.network/networkinterfaces
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_interface
 */
export const networkInterface = defineSubject({
  name: 'azure.network-interface',
  describes: 'A network interface, or one that a virtual machine or a scale set makes',
  sources: {
    arm: {
      nic: ['Microsoft.Network/networkInterfaces'],
      machine: {
        types: ['Microsoft.Compute/virtualMachines'],
        within: 'networkProfile.networkInterfaceConfigurations',
        below: 'properties',
      },
      scaleSet: {
        types: ['Microsoft.Compute/virtualMachineScaleSets'],
        within: 'virtualMachineProfile.networkProfile.networkInterfaceConfigurations',
        below: 'properties',
      },
    },
    terraform: {
      nic: ['azurerm_network_interface'],
      scaleSet: {
        types: [
          'azurerm_linux_virtual_machine_scale_set',
          'azurerm_windows_virtual_machine_scale_set',
          'azurerm_orchestrated_virtual_machine_scale_set',
        ],
        within: 'network_interface',
      },
      older: { types: ['azurerm_virtual_machine_scale_set'], within: 'network_profile' },
    },
  },
  attributes: {
    ipForwarding: {
      type: 'boolean',
      describes: 'Whether it takes packets that are addressed to others. False by default.',
      arm: flag('enableIPForwarding', false),
      // Version 4 of the provider renamed the argument of the resource.
      terraform: {
        nic: flag(['ip_forwarding_enabled', 'enable_ip_forwarding'], false),
        scaleSet: flag(['ip_forwarding_enabled', 'enable_ip_forwarding'], false),
        older: flag('ip_forwarding', false),
      },
    },
    publicAddresses: {
      type: 'booleans',
      describes: 'Whether each of its addresses has a public one. False by default.',
      arm: {
        nic: ofItems('ipConfigurations', listOf(isWritten('properties.publicIPAddress'))),
        machine: ofItems('ipConfigurations', listOf(isWritten('properties.publicIPAddressConfiguration'))),
        scaleSet: ofItems('ipConfigurations', listOf(isWritten('properties.publicIPAddressConfiguration'))),
      },
      terraform: {
        nic: ofItems('ip_configuration', listOf(isWritten('public_ip_address_id'))),
        scaleSet: ofItems('ip_configuration', listOf(hasBlock('public_ip_address'))),
        older: ofItems('ip_configuration', listOf(hasBlock('public_ip_address_configuration'))),
      },
    },
  },
})
