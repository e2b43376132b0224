/** A GKE cluster with the authorization of before RBAC. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { gkeCluster } from '../../subjects/gcp/gke/gke-cluster.ts'

export const gcpGKELegacyABAC = definePolicy({
  id: 'gcp-gke-legacy-abac',
  platform: 'gcp',
  service: 'gke',
  title: 'GKE cluster uses legacy authorization (ABAC)',
  severity: 'high',
  why: 'Every service account and node gets broad rights to the Kubernetes API, whatever RBAC says. One pod that is taken over can read all secrets of the cluster.',
  fix: 'Set enable_legacy_abac to false and grant rights by RBAC and IAM.',
  references: [
    'https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster',
  ],
  mvisionNames: [],
  subject: gkeCluster,
  violatedWhen: ({ legacyABAC }) => is(legacyABAC, [true], 'legacy authorization is on'),
})
