import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { gkeCluster } from '../../subjects/gcp/gke/gke-cluster.ts'

export const gcpGKEShieldedNodesOff = definePolicy({
  id: 'gcp-gke-shielded-nodes-off',
  platform: 'gcp',
  service: 'gke',
  title: 'Shielded GKE nodes are off',
  severity: 'medium',
  why: 'A pod that reads the credentials of a node can use them to join the cluster as a node, and read the secrets of others.',
  fix: 'Remove enable_shielded_nodes, or set it to true.',
  repair: { set: { shieldedNodes: true }, unsafe: 'Existing nodes are created anew.' },
  references: [
    'https://cloud.google.com/kubernetes-engine/docs/how-to/shielded-gke-nodes',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster',
  ],
  mvisionNames: [],
  subject: gkeCluster,
  violatedWhen: ({ shieldedNodes }) => is(shieldedNodes, [false], 'nodes do not prove their identity'),
})
