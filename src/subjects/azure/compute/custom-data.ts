/** Custom data and user data: what machines are given when they are made, wherever it is written. */
import type { Subject } from '../../../core/policy.ts'
import type { Template } from '../../../core/template.ts'
import type { Value } from '../../../core/value.ts'
import { adaptOnce } from '../../define/define.ts'
import { lookUp, resourcesOf } from '../../define/scope.ts'

/** https://learn.microsoft.com/azure/virtual-machines/custom-data */
export interface CustomData {
  /** As it is written, in plain text or in Base64. */
  readonly text: Value
  readonly template: Template
}

interface Place {
  readonly types: readonly string[]
  readonly paths: readonly string[]
}

const PLACES: readonly Place[] = [
  { types: ['Microsoft.Compute/virtualMachines'], paths: ['osProfile.customData', 'userData'] },
  {
    types: ['Microsoft.Compute/virtualMachineScaleSets'],
    paths: ['virtualMachineProfile.osProfile.customData', 'virtualMachineProfile.userData'],
  },
  {
    types: [
      'azurerm_linux_virtual_machine',
      'azurerm_windows_virtual_machine',
      'azurerm_linux_virtual_machine_scale_set',
      'azurerm_windows_virtual_machine_scale_set',
    ],
    paths: ['custom_data', 'user_data'],
  },
  {
    types: ['azurerm_orchestrated_virtual_machine_scale_set'],
    paths: ['os_profile.custom_data', 'user_data_base64'],
  },
  {
    types: ['azurerm_virtual_machine', 'azurerm_virtual_machine_scale_set'],
    paths: ['os_profile.custom_data'],
  },
]

export const customData = adaptOnce<CustomData>((template) =>
  PLACES.flatMap(({ types, paths }) =>
    resourcesOf(template, types).flatMap((resource) =>
      paths.flatMap((path): readonly Subject<CustomData>[] => {
        const text = lookUp(resource.properties, path)
        return text === undefined ? [] : [{ text, template, resource, at: text.at }]
      }),
    ),
  ),
)
