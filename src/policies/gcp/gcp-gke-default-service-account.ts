import { definePolicy } from '../../core/policy.ts'
import { gkeNodes, useDefaultAccount } from '../../subjects/gcp/gke/gke-nodes.ts'

export const gcpGKEDefaultServiceAccount = definePolicy({
  id: 'gcp-gke-default-service-account',
  platform: 'gcp',
  service: 'gke',
  title: 'GKE nodes use the default service account',
  severity: 'medium',
  why: 'The default service account can usually edit the whole project, and anyone who compromises a node can use its token.',
  fix: 'Set node_config.service_account, or in Autopilot cluster_autoscaling.auto_provisioning_defaults.service_account, to an account with roles/container.defaultNodeServiceAccount only.',
  repair: { decide: 'Choose the service account of the nodes.' },
  references: [
    'https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster',
  ],
  accepts: ['The default node pool of a cluster that removes it.'],
  mvisionNames: [],
  subject: gkeNodes,
  violatedWhen: useDefaultAccount,
})
