import { definePolicy } from '../../core/policy.ts'
import { gkeCluster, namesNoNetworks, PRIVATE_CONTROL_PLANES } from '../../subjects/gcp/gke/gke-cluster.ts'

export const gcpGKENoAuthorizedNetworks = definePolicy({
  id: 'gcp-gke-no-authorized-networks',
  platform: 'gcp',
  service: 'gke',
  title: 'GKE cluster has no authorized networks',
  severity: 'high',
  why: 'The control plane has a public address that anyone can connect to, so only credentials protect the cluster.',
  fix: 'List the allowed networks in master_authorized_networks_config, or turn the public endpoint off.',
  repair: { decide: 'Choose the address ranges that reach the control plane.' },
  references: [
    'https://cloud.google.com/kubernetes-engine/docs/how-to/authorized-networks',
    'https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster',
  ],
  accepts: PRIVATE_CONTROL_PLANES,
  mvisionNames: [],
  subject: gkeCluster,
  violatedWhen: namesNoNetworks,
})
