/** A GKE control plane that authorizes the whole internet. */
import { definePolicy } from '../../core/policy.ts'
import { authorizesWorld, gkeCluster } from '../../subjects/gcp/gke/gke-cluster.ts'

export const gcpGKEPublicControlPlane = definePolicy({
  id: 'gcp-gke-public-control-plane',
  platform: 'gcp',
  service: 'gke',
  title: 'GKE control plane is open to the internet',
  severity: 'critical',
  why: 'Everybody can talk to the Kubernetes API of the cluster. One leaked token, one binding that is too wide or one flaw in the API server, and the cluster with all its secrets is taken.',
  fix: 'Authorize only the networks that administer the cluster, or turn the public endpoint off.',
  references: [
    'https://cloud.google.com/kubernetes-engine/docs/how-to/authorized-networks',
    'https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster',
  ],
  mvisionNames: [],
  subject: gkeCluster,
  violatedWhen: authorizesWorld,
})
