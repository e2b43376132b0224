import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { synapseWorkspace } from '../../subjects/azure/synapse/synapse-workspace.ts'

export const azureSynapseNoManagedVNet = definePolicy({
  id: 'azure-synapse-no-managed-vnet',
  platform: 'azure',
  service: 'synapse',
  title: 'Synapse workspace has no managed virtual network',
  severity: 'medium',
  why: 'Its Spark pools and integration runtimes share a network with other customers, and reach data stores only over public endpoints.',
  fix: 'Set managedVirtualNetwork to default (managed_virtual_network_enabled to true in Terraform) when the workspace is created.',
  repair: { set: { managedNetwork: true }, unsafe: 'An existing workspace is replaced.' },
  references: [
    'https://learn.microsoft.com/azure/synapse-analytics/security/synapse-workspace-managed-vnet',
    'https://learn.microsoft.com/azure/templates/microsoft.synapse/workspaces',
  ],
  mvisionNames: [],
  subject: synapseWorkspace,
  violatedWhen: ({ managedNetwork }) =>
    is(managedNetwork, [false], 'computes run outside of a network of your own'),
})
