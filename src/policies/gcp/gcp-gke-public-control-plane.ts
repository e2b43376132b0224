import { definePolicy } from '../../core/policy.ts'
import { authorizesWorld, gkeCluster, PRIVATE_CONTROL_PLANES } from '../../subjects/gcp/gke/gke-cluster.ts'

export const gcpGKEPublicControlPlane = definePolicy({
  id: 'gcp-gke-public-control-plane',
  platform: 'gcp',
  service: 'gke',
  title: 'GKE control plane is open to the internet',
  severity: 'critical',
  why: 'Anyone can reach the Kubernetes API; one leaked token, broad role binding or API server vulnerability compromises the cluster.',
  fix: 'List only your administration networks in master_authorized_networks_config, or turn the public endpoint off.',
  repair: { decide: 'Choose the address ranges that reach the control plane.' },
  references: [
    'https://cloud.google.com/kubernetes-engine/docs/how-to/authorized-networks',
    'https://cloud.google.com/kubernetes-engine/docs/concepts/network-isolation',
  ],
  accepts: PRIVATE_CONTROL_PLANES,
  mvisionNames: [],
  subject: gkeCluster,
  violatedWhen: authorizesWorld,
})
