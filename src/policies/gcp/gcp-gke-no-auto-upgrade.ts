import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { gkeNodes } from '../../subjects/gcp/gke/gke-nodes.ts'

export const gcpGKENoAutoUpgrade = definePolicy({
  id: 'gcp-gke-no-auto-upgrade',
  platform: 'gcp',
  service: 'gke',
  title: 'GKE node pool does not upgrade nodes',
  severity: 'low',
  why: 'Nodes stay on versions of Kubernetes with known vulnerabilities.',
  fix: 'Remove management.auto_upgrade, or set it to true.',
  repair: { set: { upgrades: true } },
  references: [
    'https://cloud.google.com/kubernetes-engine/docs/how-to/node-auto-upgrades',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_node_pool',
  ],
  since: ['Auto-upgrade is on by default since version 5 of the Terraform provider.'],
  mvisionNames: [],
  subject: gkeNodes,
  violatedWhen: ({ upgrades }) => is(upgrades, [false], 'nodes are not upgraded'),
})
