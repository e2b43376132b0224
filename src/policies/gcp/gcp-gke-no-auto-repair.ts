import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { gkeNodes } from '../../subjects/gcp/gke/gke-nodes.ts'

export const gcpGKENoAutoRepair = definePolicy({
  id: 'gcp-gke-no-auto-repair',
  platform: 'gcp',
  service: 'gke',
  title: 'GKE node pool does not repair nodes',
  severity: 'low',
  why: 'Broken nodes stay in the pool, so workloads lose capacity until somebody replaces them.',
  fix: 'Remove management.auto_repair, or set it to true.',
  repair: { set: { repairs: true } },
  references: [
    'https://cloud.google.com/kubernetes-engine/docs/how-to/node-auto-repair',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_node_pool',
  ],
  since: ['Auto-repair is on by default since version 5 of the Terraform provider.'],
  mvisionNames: [],
  subject: gkeNodes,
  violatedWhen: ({ repairs }) => is(repairs, [false], 'broken nodes are not repaired'),
})
