/** A container registry, and whether it has a shared user with a password. */
import type { Attr } from '../../../core/claim.ts'
import { defineSubject } from '../../define/define.ts'
import { flag } from '../../define/readers.ts'

/**
 * https://learn.microsoft.com/azure/templates/microsoft.containerregistry/registries
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/container_registry
 */
export interface ContainerRegistry {
  /** Off unless it is turned on. */
  readonly adminUser: Attr<boolean>
}

export const containerRegistry = defineSubject<ContainerRegistry>({
  arm: [
    {
      types: ['Microsoft.ContainerRegistry/registries'],
      attrs: { adminUser: flag('adminUserEnabled', false) },
    },
  ],
  terraform: [{ types: ['azurerm_container_registry'], attrs: { adminUser: flag('admin_enabled', false) } }],
})
