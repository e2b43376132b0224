/** A container registry: who can pull images and from where, and whether it has a shared user with a password. */
import { beside } from '../../define/beside.ts'
import { flag } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'
import { enabled, word } from '../../define/word.ts'

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
    anonymousPull: {
      type: 'boolean',
      // https://learn.microsoft.com/azure/container-registry/anonymous-pull-access
      describes: 'Whether images can be pulled without signing in. False by default.',
      arm: flag('anonymousPullEnabled', false),
      terraform: flag('anonymous_pull_enabled', false),
    },
    publicEndpoint: {
      type: 'boolean',
      // https://learn.microsoft.com/azure/container-registry/container-registry-private-link
      describes: 'Whether there is a public endpoint. True by default.',
      arm: enabled('publicNetworkAccess', true),
      terraform: flag('public_network_access_enabled', true),
    },
    defaultAction: {
      type: 'text',
      describes: '`allow`, which is the default, lets every network in; or `deny`.',
      arm: word('networkRuleSet.defaultAction', 'allow'),
      terraform: word('network_rule_set.default_action', 'allow'),
    },
    sku: {
      type: 'text',
      // https://learn.microsoft.com/azure/container-registry/container-registry-skus
      describes:
        'Its tier in lower case: `basic`, `standard`, `premium`, the only one with private endpoints and network rules.',
      arm: beside(word('sku.name')),
      terraform: word('sku'),
    },
  },
})
