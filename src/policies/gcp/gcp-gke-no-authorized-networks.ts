/** A GKE control plane without a list of networks that may connect. */
import { definePolicy } from '../../core/policy.ts'
import { gkeCluster, namesNoNetworks } from '../../subjects/gcp/gke/gke-cluster.ts'

export const gcpGKENoAuthorizedNetworks = definePolicy({
  id: 'gcp-gke-no-authorized-networks',
  platform: 'gcp',
  service: 'gke',
  title: 'GKE cluster without authorized networks',
  severity: 'high',
  why: 'The control plane has a public address, and without a list of networks every address on the internet may connect to it. Only credentials protect the cluster then.',
  fix: 'Name the networks that may connect in master_authorized_networks_config, or turn the public endpoint off.',
  references: [
    'https://cloud.google.com/kubernetes-engine/docs/how-to/authorized-networks',
    'https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster',
  ],
  mvisionNames: [],
  subject: gkeCluster,
  violatedWhen: namesNoNetworks,
})
