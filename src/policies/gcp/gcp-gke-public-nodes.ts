import { definePolicy } from '../../core/policy.ts'
import { gkeNodeAddresses, hasPublicNodes } from '../../subjects/gcp/gke/gke-node-addresses.ts'

export const gcpGKEPublicNodes = definePolicy({
  id: 'gcp-gke-public-nodes',
  platform: 'gcp',
  service: 'gke',
  title: 'GKE nodes have public IP addresses',
  severity: 'medium',
  why: 'Nodes are reachable from the internet and protected only by firewall rules, and pods can send data anywhere.',
  fix: 'Set private_cluster_config.enable_private_nodes to true, and use Cloud NAT for outgoing traffic.',
  repair: {
    decide: 'Choose how the nodes reach the internet, such as by Cloud NAT; an existing cluster is replaced.',
  },
  references: [
    'https://cloud.google.com/kubernetes-engine/docs/concepts/network-isolation',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster',
  ],
  accepts: [
    'A cluster whose pools in the same template all set network_config.enable_private_nodes to true.',
  ],
  mvisionNames: [],
  subject: gkeNodeAddresses,
  violatedWhen: hasPublicNodes,
})
