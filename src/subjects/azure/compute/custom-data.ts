/** Custom data and user data: what machines get when they are created, wherever it is written. */
import { nested } from '../../define/moves.ts'
import { lookUp, type Scope } from '../../define/scope.ts'
import { defineSubject, type Source } from '../../define/subject.ts'

/** Resources with texts at some paths, each of which is a subject. */
function holding(types: readonly string[], ...paths: readonly string[]): Source {
  return {
    types,
    within: (scope: Scope) =>
      paths.flatMap((path) => {
        const text = lookUp(scope.node, path)
        return text === undefined ? [] : [nested(scope, text)]
      }),
  }
}

/** https://learn.microsoft.com/azure/virtual-machines/custom-data */
export const customData = defineSubject({
  name: 'azure.custom-data',
  describes: 'Custom data or user data of a virtual machine or a scale set',
  sources: {
    arm: {
      machine: holding(['Microsoft.Compute/virtualMachines'], 'osProfile.customData', 'userData'),
      scaleSet: holding(
        ['Microsoft.Compute/virtualMachineScaleSets'],
        'virtualMachineProfile.osProfile.customData',
        'virtualMachineProfile.userData',
      ),
    },
    terraform: {
      machine: holding(
        [
          'azurerm_linux_virtual_machine',
          'azurerm_windows_virtual_machine',
          'azurerm_linux_virtual_machine_scale_set',
          'azurerm_windows_virtual_machine_scale_set',
        ],
        'custom_data',
        'user_data',
      ),
      orchestrated: holding(
        ['azurerm_orchestrated_virtual_machine_scale_set'],
        'os_profile.custom_data',
        'user_data_base64',
      ),
      older: holding(
        ['azurerm_virtual_machine', 'azurerm_virtual_machine_scale_set'],
        'os_profile.custom_data',
      ),
    },
  },
  attributes: {
    text: {
      type: 'value',
      describes: 'The data as it is written, in plain text or in Base64.',
      everywhere: ({ node }: Scope) => node,
    },
  },
})
