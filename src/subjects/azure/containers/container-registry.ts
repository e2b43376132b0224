/** A container registry, and whether it has a shared user with a password. */
import { flag } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'

/**
 * https://learn.microsoft.com/azure/templates/microsoft.containerregistry/registries
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/container_registry
 */
export const containerRegistry = defineSubject({
  name: 'azure.container-registry',
  describes: 'A container registry',
  sources: { arm: ['Microsoft.ContainerRegistry/registries'], terraform: ['azurerm_container_registry'] },
  attributes: {
    adminUser: {
      type: 'boolean',
      describes: 'Whether the admin user is enabled. False by default.',
      arm: flag('adminUserEnabled', false),
      terraform: flag('admin_enabled', false),
    },
  },
})
