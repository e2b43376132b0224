import { definePolicy } from '../../core/policy.ts'
import { enforcesNoNetworkPolicy, gkeCluster } from '../../subjects/gcp/gke/gke-cluster.ts'

export const gcpGKENoNetworkPolicy = definePolicy({
  id: 'gcp-gke-no-network-policy',
  platform: 'gcp',
  service: 'gke',
  title: 'GKE cluster does not enforce network policies',
  severity: 'medium',
  why: 'A compromised pod can reach every other pod and service in the cluster.',
  fix: 'Set datapath_provider to ADVANCED_DATAPATH, or network_policy.enabled to true.',
  repair: { set: { networkPolicy: true }, unsafe: 'The nodes are created anew.' },
  references: [
    'https://cloud.google.com/kubernetes-engine/docs/how-to/network-policy',
    'https://cloud.google.com/kubernetes-engine/docs/concepts/dataplane-v2',
  ],
  accepts: ['A cluster with Dataplane V2, and an Autopilot cluster, which always has it.'],
  mvisionNames: [],
  subject: gkeCluster,
  violatedWhen: enforcesNoNetworkPolicy,
})
