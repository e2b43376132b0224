/** A Synapse workspace: the password of its SQL administrator, and the network of its computes. */
import { flag, scalar, text } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'

/** Reads `default`, the only network that can be named; an empty name is none. */
const isNamed = scalar((raw) => String(raw).trim() !== '', 'the name of a network')

/**
 * https://learn.microsoft.com/azure/templates/microsoft.synapse/workspaces
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/synapse_workspace
 */
export const synapseWorkspace = defineSubject({
  name: 'azure.synapse-workspace',
  describes: 'A Synapse workspace',
  sources: { arm: ['Microsoft.Synapse/workspaces'], terraform: ['azurerm_synapse_workspace'] },
  attributes: {
    password: {
      type: 'text',
      describes: 'The password of the SQL administrator.',
      arm: text('sqlAdministratorLoginPassword'),
      terraform: text('sql_administrator_login_password'),
    },
    managedNetwork: {
      type: 'boolean',
      // https://learn.microsoft.com/azure/synapse-analytics/security/synapse-workspace-managed-vnet
      describes: 'Whether the computes run in a virtual network that Synapse manages. False by default.',
      arm: isNamed('managedVirtualNetwork', false),
      terraform: flag('managed_virtual_network_enabled', false),
    },
  },
})
